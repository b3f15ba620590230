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

    public DealFact Deal(DealReading deal, FactReading? call)
    {
        var at = deal.ClosedAt ?? deal.OpenedAt;
        var (day, hour) = DayOf(at);
        var (openedDay, openedHour) = DayOf(deal.OpenedAt);
        var contact = call is { } known
            ? Contact(known, judged: false)
            : default(ContactFact) with { Kind = ContactKind.None, Day = openedDay, Hour = openedHour, Slot = (int)(deal.OpenedAt / SlotMs) };
        return new(deal.Id, contact, day, hour, at, deal.Outcome, deal.Amount, deal.Currency is { } currency ? Shared(currency) : null);
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
            row.Slot, ContactFact.HashOf(row.Contact), day, hour, row.Kind, status, (byte)row.Client, (byte)row.Step, talk ?? 0, verdict, row.Probability,
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
