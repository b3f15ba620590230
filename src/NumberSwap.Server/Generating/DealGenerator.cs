using System.Globalization;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Leads;

namespace NumberSwap.Server.Generating;

/// <summary>
/// Makes up what becomes of calls: exactly as many deals as are wanted, more of them from calls that promise more. Some customers buy again
/// later, some take something back.
/// </summary>
internal sealed class DealGenerator(GeneratorSettings settings, string site, SeededIds ids, Random chance)
{
    private const long DayMs = 24 * 3600_000L;
    private const double WonShare = 0.37;

    /// <summary>Deals of a lead beside those of a call: of calls 40 % are sold, of forms 15 %.</summary>
    private const double LeadPromise = 15.0 / 40;

    private static readonly string[] Stages = ["Новая", "Замер назначен", "КП отправлено", "Договор на подписи", "Предоплата"];

    private static readonly string[] Reasons = ["Отказ: дорого", "Отказ: выбрал другого", "Отказ: передумал", "Не выходит на связь", "Нет в наличии"];

    private readonly PriorityQueue<GeneratedDeal, (long At, int Place)> planned = new();
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> missed = new(StringComparer.Ordinal);
    private GeneratedCall? answered;
    private int made;
    private int seen;
    private double promise;

    private int Left => settings.Deals - made;

    /// <summary>A call has rung, in the order of their times: it leads to a deal or not.</summary>
    public bool Follow(GeneratedCall call)
    {
        var callsLeft = settings.Calls - seen++;
        promise += call.Promise;
        Note(call);
        if (Left <= 0)
            return false;
        var isDeal = call.Staff is not null && (Left >= callsLeft || chance.NextDouble() < call.Promise / (promise / seen) * Left / callsLeft);
        if (isDeal)
            Open(call);

        // So many are wanted that each of the calls to come has to bring one; what a missed call cannot bring, the one before it does.
        while (Left > callsLeft - 1 && answered is not null)
            Open(answered);
        return isDeal;
    }

    /// <summary>A deal that tells a phone is found by the phone's last call: when nobody answered that, the deal has to name its own.</summary>
    private void Note(GeneratedCall call)
    {
        if (call.Staff is not null)
            answered = call;
        if (call.Report.From is not { } phone || !waiting.Contains(phone))
            return;
        if (call.Staff is null)
            missed.Add(phone);
        else
            missed.Remove(phone);
    }

    /// <summary>Somebody has left a phone on the site: they buy less often than those who call.</summary>
    public void Follow(Lead lead, GeneratedLease lease)
    {
        if (Left <= 0 || lead.Phone is null || chance.NextDouble() >= LeadPromise * settings.Deals / settings.Calls * lease.Ad.Worth)
            return;
        var at = Math.Min(lead.MadeAt + (long)chance.Wait(1.5 * DayMs), settings.Until - 1);
        var report = new CallReport { Site = site, Id = "", Platform = "", To = "", From = lead.Phone, StartedAt = lead.MadeAt, Status = CallStatus.Missed };
        var contact = new GeneratedCall(report, null, lease.Ad, Product.Of(lease.Visit.LandingPage, chance), IsRepeat: false, GeneratedCallKind.Buyer);
        var deal = Settle(contact, at, 1);
        Enqueue(new GeneratedDeal(deal.Report with { Lead = lead.ExternalId }, null));
    }

    /// <summary>The deals that were opened by a time; each is told of once, as it is at the end of all days.</summary>
    public IEnumerable<GeneratedDeal> Until(long time)
    {
        while (planned.TryPeek(out var deal, out var next) && next.At <= time)
        {
            planned.Dequeue();
            yield return deal.Origin is not null && missed.Contains(deal.Report.Phone!) ? deal with { Report = deal.Report with { Call = deal.Origin } } : deal;
        }
    }

    private void Open(GeneratedCall call)
    {
        var end = call.At + ((call.Report.TalkSeconds ?? 0) * 1000L);
        // Half of them are opened during the talk, the others when somebody has thought about it.
        var delay = chance.Next(2) == 0 ? chance.NextDouble() * 600_000 : chance.Wait(1.5 * DayMs);
        var at = end + (long)delay;
        if (at >= settings.Until)
            at = settings.Until - 1 - (long)(chance.NextDouble() * Math.Max(0, settings.Until - 1 - end));
        var deal = Settle(call, at, call.IsRepeat ? 1.3 : 1);
        Plan(deal, call);
        if (deal.Report.Outcome != DealOutcome.Won)
            return;
        if (chance.Next(40) == 0)
            Refund(call, deal.Report);
        else if (chance.Next(8) == 0)
            BuyAgain(call, deal.Report);
    }

    /// <summary>What has become of a deal by the end of all days.</summary>
    private GeneratedDeal Settle(GeneratedCall call, long openedAt, double liking)
    {
        var product = call.Product;
        var closedAt = openedAt + (long)(product.Days * DayMs * Math.Exp(0.8 * chance.Gauss()));
        var won = chance.NextDouble() < Math.Clamp(WonShare * liking * (call.Staff?.Skill ?? 0.8) * Math.Sqrt(call.Ad?.Worth ?? 1), 0.04, 0.92);
        var outcome = closedAt >= settings.Until ? DealOutcome.Open : won ? DealOutcome.Won : DealOutcome.Lost;
        var (amount, currency) = Amount(product.Order * Math.Exp(product.Spread * chance.Gauss()));
        return new GeneratedDeal(Report(call, openedAt, outcome, outcome == DealOutcome.Open ? null : closedAt) with { Amount = amount, Currency = currency }, null);
    }

    private void BuyAgain(GeneratedCall call, DealReport first)
    {
        var at = first.ClosedAt!.Value + (long)((20 * DayMs) + chance.Wait(150 * DayMs));
        // By then nobody thinks of the call: the customer's phone is all that tells.
        if (at < settings.Until && Left > 0 && first.Phone is not null)
            Plan(Settle(call, at, 1.8), call, isForgotten: true);
    }

    private void Refund(GeneratedCall call, DealReport deal)
    {
        var at = deal.ClosedAt!.Value + (long)(DayMs + chance.Wait(9 * DayMs));
        if (at >= settings.Until || Left <= 0)
            return;
        var back = chance.Next(3) > 0 ? deal.Amount!.Value : decimal.Round(deal.Amount!.Value * (decimal)(0.1 + (0.6 * chance.NextDouble())), 2);
        Plan(new GeneratedDeal(Report(call, at, DealOutcome.Won, at) with { Title = "Возврат: " + call.Product.Name, Stage = "Возврат", Amount = -back, Currency = deal.Currency }, null), call);
    }

    /// <summary>Lets a deal be told of, with what leads to its call: the call's id, the lead that was made for it, or the caller's phone.</summary>
    /// <param name="isForgotten">True: nothing but the phone leads there.</param>
    private void Plan(GeneratedDeal deal, GeneratedCall call, bool isForgotten = false)
    {
        var (report, way, origin) = (deal.Report, chance.Next(100), (string?)null);
        if (isForgotten || (way < 28 && report.Phone is not null))
        {
            report = report with { System = "csv" };
            origin = call.Report.Id;
            waiting.Add(report.Phone!);
        }
        else if (way < 50)
            report = report with { Lead = (1_000_000 + made).ToString(CultureInfo.InvariantCulture) };
        else
            report = report with { Call = call.Report.Id };
        Enqueue(new GeneratedDeal(report, report.Lead is null ? null : new CrmRef(site, report.System, CrmRef.Lead, report.Lead, call.Report.Id)) { Origin = origin });
    }

    private void Enqueue(GeneratedDeal deal)
    {
        var at = deal.Report.OpenedAt!.Value;
        var named = deal.Report with { ExternalId = (50_000 + made).ToString(CultureInfo.InvariantCulture) };
        planned.Enqueue(deal with { Report = named, Id = ids.At(at) }, (at, made++));
    }

    private DealReport Report(GeneratedCall call, long openedAt, DealOutcome outcome, long? closedAt) => new()
    {
        Site = site,
        System = "bitrix24",
        ExternalId = "",
        Phone = call.Report.From,
        Title = call.Product.Name,
        Stage = outcome switch
        {
            DealOutcome.Won => "Сделка успешна",
            DealOutcome.Lost => Reasons[chance.Next(Reasons.Length)],
            _ => Stages[chance.Next(Stages.Length)],
        },
        Outcome = outcome,
        OpenedAt = openedAt,
        ClosedAt = closedAt,
        UpdatedAt = closedAt ?? openedAt,
    };

    /// <summary>Nearly all pay in roubles.</summary>
    private (decimal Amount, string Currency) Amount(double roubles) => chance.Next(1000) switch
    {
        < 10 => (decimal.Round((decimal)(roubles / 94), 2), "EUR"),
        < 16 => (decimal.Round((decimal)(roubles * 5.6) / 1000) * 1000, "KZT"),
        // Prices are round.
        _ => (decimal.Round((decimal)roubles / 50) * 50, SiteBlueprint.Currency),
    };
}
