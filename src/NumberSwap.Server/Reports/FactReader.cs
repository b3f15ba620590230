using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>Makes facts of stored rows: judged by a rule, dated in a zone. Not to be shared between threads.</summary>
internal sealed class FactReader(ReportTexts texts, VerdictNames verdicts, TargetRule rule, TimeZoneInfo zone)
{
    private const long SlotMs = 900_000;

    private readonly Dictionary<string, string> currencies = new(StringComparer.Ordinal);
    private (long Slot, int Day, byte Hour) newest = (long.MinValue, 0, 0);

    public ContactFact Contact(FactReading row) => Contact(row, judged: true);

    /// <param name="first">The customer's first contact, where it is another than the deal's own.</param>
    public DealFact Deal(DealReading deal, FactReading? own, FactReading? first)
    {
        var at = deal.ClosedAt ?? deal.OpenedAt;
        var (day, hour) = DayOf(at);
        var (openedDay, openedHour) = DayOf(deal.OpenedAt);
        var contact = own is { } known
            ? Contact(known, judged: false)
            : default(ContactFact) with { Kind = ContactKind.None, Day = openedDay, Hour = openedHour, Slot = (int)(deal.OpenedAt / SlotMs) };
        return new(
            deal.Id, contact, First(deal, contact, first), deal.First?.At ?? 0, deal.First is { } begun ? ContactFact.LongHashOf(begun.Id) + (int)begun.Kind : 0, day, hour, at, deal.Outcome, deal.Amount, deal.Currency is { } currency ? Shared(currency) : null);
    }

    /// <summary>What is known of a customer's first contact where it is not the deal's own; when its facts are gone, what kind it was and when.</summary>
    private FirstFact? First(in DealReading deal, in ContactFact own, FactReading? first)
    {
        if (deal.First is not { } begun)
            return null;
        if (first is { } known)
            return new(Contact(known, judged: false));
        if (begun.Id == deal.Contact && own.Kind == begun.Kind)
            return null;
        var (day, hour) = DayOf(begun.At);
        return new(default(ContactFact) with { Kind = begun.Kind, Day = day, Hour = hour, Slot = (int)(begun.At / SlotMs) });
    }

    private ContactFact Contact(FactReading row, bool judged)
    {
        var (startedAt, status, talk) = (row.StartedAt, row.Status, row.TalkSeconds);
        var (number, person, last) = (row.Number, row.Operator, row.Last);
        var (day, hour) = DayOf(startedAt);
        var verdict = judged && row.Kind == ContactKind.Call
            ? verdicts.IdOf(rule.Judge(new(status, talk, startedAt, row.Caller, texts.Text(number) ?? "", texts.Text(person), texts.Touch(last)?.Source, texts.Text(row.Tags), row.EarlierAt)))
            : 0;
        return new(
            row.Slot, ContactFact.HashOf(row.Contact), day, hour, row.Kind, status, (byte)row.Client, (byte)row.Step, (byte)row.Satisfaction, talk ?? 0, verdict, row.Probability,
            person, number, row.Product, last, row.Nondirect, row.First);
    }

    private (int Day, byte Hour) DayOf(long at)
    {
        var slot = at / SlotMs;
        if (slot != newest.Slot)
        {
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(slot * SlotMs), zone);
            newest = (slot, DateOnly.FromDateTime(local.DateTime).DayNumber, (byte)local.Hour);
        }

        return (newest.Day, newest.Hour);
    }

    private string Shared(string currency)
    {
        if (!currencies.TryGetValue(currency, out var known))
            currencies[currency] = known = string.Intern(currency);
        return known;
    }
}
