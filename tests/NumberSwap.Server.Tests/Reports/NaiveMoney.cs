using System.Globalization;
using System.Text.Json;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Reports;
using NumberSwap.Server.Tests.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>A money report counted straight from the stored calls, visits, deals, marks and costs: slow, plain, and with nothing of what makes the real one.</summary>
internal sealed class NaiveMoney
{
    private readonly IReadOnlyList<CallRecord> calls;
    private readonly IReadOnlyList<Deal> deals;
    private readonly IReadOnlyList<Lead> leads;
    private readonly List<Session> sessions;
    private readonly List<Cost> costs;
    private readonly Dictionary<string, CallMarks> marks = new(StringComparer.Ordinal);
    private readonly Site site;
    private readonly TimeZoneInfo zone;

    private NaiveMoney(Site site, IReadOnlyList<CallRecord> calls, IReadOnlyList<Deal> deals, IReadOnlyList<Lead> leads, List<Session> sessions, List<Cost> costs) =>
        (this.site, this.calls, this.deals, this.leads, this.sessions, this.costs, zone) = (site, calls, deals, leads, sessions, costs, TimeZoneInfo.FindSystemTimeZoneById(site.Settings.TimeZone));

    public static async Task<NaiveMoney> ReadAsync(TestDatabase test, Site site)
    {
        var allCalls = await new CallStore(test).ListAsync(new CallFilter { Site = "site", Limit = 1000 });
        var allDeals = await new DealStore(test).ListAsync(new DealFilter { Site = "site", Limit = 1000 });
        var allLeads = await new LeadStore(test).ListAsync(new LeadFilter { Site = "site", Limit = 1000 });
        var allSessions = await test.Database.ReadAsync(work => work.QueryAsync<Session>("SELECT id AS Id, visitor AS Visitor, started_at AS At, visit AS Json FROM sessions"), CancellationToken.None);
        var allCosts = await test.Database.ReadAsync(
            work => work.QueryAsync<Cost>(
                "SELECT day AS Day, source AS Source, medium AS Medium, campaign AS Campaign, campaign_number AS Number, term AS Term, cost AS Amount, currency AS Currency, clicks AS Clicks FROM ad_costs"),
            CancellationToken.None);
        var naive = new NaiveMoney(site, allCalls, allDeals, allLeads, allSessions, allCosts);
        foreach (var call in allCalls)
            naive.marks[call.Id] = await new CallMarkStore(test).FindAsync("site", call.Id);
        return naive;
    }

    /// <summary>What the report is to say: its currency, a line for each row in the report's order, one for the rest and the total, and what is in other currencies.</summary>
    public string Count(MoneyRequest request)
    {
        var query = request.Query;
        var currency = query.Currency ?? MostUsed(query, request.Period) ?? MostUsed(query with { Filter = new Dictionary<ReportDimension, string>() }, request.Period);
        var (now, then) = (RowsOf(request, request.Period, currency), request.Before is { } before ? RowsOf(request, before, currency) : null);
        var lines = query.By >= ReportDimension.Day ? Times(query.By, request, now, then) : Ranked(query, now, then);
        return Text(currency, [.. lines, Line("total", now["total"], then?["total"])], UsesOf(query, request.Period).Where(use => use.Key != currency).Select(use => use.Value.ToString()));
    }

    /// <summary>What the report says.</summary>
    public static string Text(MoneyReport report) => Text(
        report.Currency,
        [
            .. report.Rows.Select(row => Line(row.Key.ToLowerInvariant() + (row.BeforeKey is { } key ? " " + key.ToLowerInvariant() : ""), LineOf(row.Now), row.Before is { } then ? LineOf(then) : null)),
            .. report.Rest is { } rest ? [Line($"rest {report.RestRows}", LineOf(rest), report.RestBefore is { } restThen ? LineOf(restThen) : null)] : Array.Empty<string>(),
            Line("total", LineOf(report.Total), report.TotalBefore is { } total ? LineOf(total) : null),
        ],
        report.Others.Select(other => $"{other.Currency} {Text(other.Deals)} {Text(other.Revenue)} {Text(other.Cost)}"));

    private static string Text(string? currency, IEnumerable<string> rows, IEnumerable<string> others) => $"{currency}\n{string.Join('\n', rows)}\n{string.Join('\n', others)}";

    private static string Line(string key, object now, object? then) => $"{key}: {now} | {then}";

    private static IEnumerable<string> Times(ReportDimension by, MoneyRequest request, Dictionary<string, Sums> now, Dictionary<string, Sums>? then)
    {
        var (keys, thenKeys) = (KeysOf(by, request.Period), request.Before is { } before ? KeysOf(by, before) : []);
        return keys.Select((key, i) => i < thenKeys.Count ? Line($"{key} {thenKeys[i]}", Of(now, key), Of(then!, thenKeys[i])) : Line(key, Of(now, key), null));
    }

    private static List<string> KeysOf(ReportDimension by, Period period) => by == ReportDimension.Hour
        ? [.. Enumerable.Range(0, 168).Select(hour => $"{(hour / 24) + 1}-{hour % 24}")]
        : [.. Enumerable.Range(0, period.Days).Select(day => TimeKey(by, period.From.AddDays(day), 0)).Distinct()];

    private static IEnumerable<string> Ranked(MoneyQuery query, Dictionary<string, Sums> now, Dictionary<string, Sums>? then)
    {
        var ordered = now.Keys.Union(then?.Keys ?? Enumerable.Empty<string>(), StringComparer.Ordinal).Where(key => key != "total")
            .OrderByDescending(key => Math.Round(Of(now, key).Revenue, 4)).ThenByDescending(key => Math.Round(Of(now, key).Leads, 6)).ThenByDescending(key => Math.Round(Of(now, key).Calls, 6))
            .ThenByDescending(key => Of(now, key).KnowsCost ? Math.Round(Of(now, key).Cost, 4) : 0)
            .ThenBy(key => new[] { now.GetValueOrDefault(key)?.Key, then?.GetValueOrDefault(key)?.Key }.OfType<string>().Min(StringComparer.Ordinal), StringComparer.Ordinal).ToList();
        foreach (var key in ordered.Take(query.Limit))
            yield return Line(key, Of(now, key), then is null ? null : Of(then, key));
        var hidden = ordered.Skip(query.Limit).ToList();
        if (hidden.Count > 0)
            yield return Line($"rest {hidden.Count}", Sums.Of(hidden.Select(key => Of(now, key))), then is null ? null : Sums.Of(hidden.Select(key => Of(then, key))));
    }

    private static Sums Of(Dictionary<string, Sums> rows, string key) => rows.GetValueOrDefault(key) ?? new Sums { KnowsCost = rows["total"].KnowsRows };

    private string? MostUsed(MoneyQuery query, Period period) =>
        UsesOf(query, period).OrderByDescending(use => use.Value.Count).ThenBy(use => use.Key, StringComparer.Ordinal).FirstOrDefault().Key;

    private IEnumerable<KeyValuePair<string, Use>> UsesOf(MoneyQuery query, Period period)
    {
        var uses = new Dictionary<string, Use>(StringComparer.Ordinal);
        foreach (var parts in WonDeals(query, period).Where(part => part.Deal is { Amount: not null, Currency: not null }).GroupBy(part => part.Deal.Id))
        {
            var (deal, weight) = (parts.First().Deal, parts.Sum(part => part.Weight));
            var use = Of(deal.Currency!);
            uses[deal.Currency!] = use with { Count = use.Count + 1, Deals = use.Deals + (deal.Amount < 0 ? 0 : weight), Revenue = use.Revenue + ((double)deal.Amount!.Value * weight) };
        }

        foreach (var cost in CostsOf(query, period))
            uses[cost.Currency] = Of(cost.Currency) with { Count = Of(cost.Currency).Count + 1, Cost = Of(cost.Currency).Cost + (cost.Amount / 10_000.0) };
        return uses.OrderByDescending(use => use.Value.Count).ThenBy(use => use.Key, StringComparer.Ordinal);

        Use Of(string currency) => uses.GetValueOrDefault(currency) ?? new(currency, 0, 0, 0, 0);
    }

    private static string LineOf(MoneyFigures of)
    {
        var cost = of.Cost is { } known ? known == 0 ? "0" : Text(known) : "-";
        Assert.Equal(of.Calls, of.TargetCalls + of.NotTarget.Values.Sum(), 6);
        return $"{Text(of.Calls)} {Text(of.Answered)} {Text(of.TalkSeconds)} {Text(of.TargetCalls)} {Text(of.Forms)} {Text(of.Offers)} {Text(of.Deals)} {Text(of.CallDeals)} {Text(of.Priced)} {Text(of.Revenue)} {cost} {of.Clicks ?? 0} {Text(of.UnknownDeals)} {Text(of.UnknownRevenue)} "
            + $"{Ratio(of.CostPerTargetCall)} {Ratio(of.CostPerLead)} {Ratio(of.CostPerDeal)} {Ratio(of.LeadToDeal)} {Ratio(of.CallToDeal)} {Ratio(of.OfferToDeal)} {Ratio(of.AverageOrder)} {Ratio(of.Romi)} {Text(of.Rated)} {Ratio(of.Satisfaction)}";
    }

    private Dictionary<string, Sums> RowsOf(MoneyRequest request, Period period, string? currency)
    {
        var (query, rows) = (request.Query, new Dictionary<string, Sums>(StringComparer.Ordinal) { ["total"] = new() });
        var hasCosts = query.Filter.Keys.All(IsAd);
        foreach (var call in calls)
        {
            var (day, hour) = Local(call.StartedAt);
            foreach (var (visit, weight) in VisitsOf(call, query))
            {
                if (weight <= 0 || !In(period, day) || !query.Filter.All(pair => Same(KeyOf(pair.Key, call, visit, "call", day, hour), pair.Value)))
                    continue;
                foreach (var sums in Both(rows, KeyOf(query.By, call, visit, "call", day, hour)))
                {
                    sums.Calls += weight;
                    sums.Talk += weight * (call.TalkSeconds ?? 0);
                    sums.Answered += call.Status is CallStatus.Answered or CallStatus.Completed ? weight : 0;
                    sums.Target += site.Settings.Target.Judge(TargetCall.Of(call)).IsTarget ? weight : 0;
                    sums.Rated += marks[call.Id].Satisfaction is null ? 0 : weight;
                    sums.Answers += weight * (marks[call.Id].Satisfaction ?? 0);
                    sums.Offers += marks[call.Id].Step >= CallStep.Offer || deals.Any(deal => deal.Call == call.Id && deal.Outcome == DealOutcome.Won && !(deal.Amount < 0)) ? weight : 0;
                }
            }
        }

        foreach (var lead in leads)
        {
            var (day, hour) = Local(lead.MadeAt);
            var visit = VisitOf(lead, query);
            if (!In(period, day) || !query.Filter.All(pair => Same(KeyOf(pair.Key, lead, visit, day, hour), pair.Value)))
                continue;
            foreach (var sums in Both(rows, KeyOf(query.By, lead, visit, day, hour)))
                sums.Forms++;
        }

        foreach (var (deal, weight, key) in WonDeals(query, period))
        {
            foreach (var sums in Both(rows, key(query.By)))
            {
                var unknown = key(ReportDimension.Contact) == "none";
                sums.Deals += deal.Amount < 0 ? 0 : weight;
                sums.CallDeals += deal.Amount < 0 || key(ReportDimension.Contact) != "call" ? 0 : weight;
                sums.UnknownDeals += deal.Amount < 0 || !unknown ? 0 : weight;
                if (deal.Currency != currency || deal.Amount is not { } amount)
                    continue;
                sums.Priced += amount < 0 ? 0 : weight;
                sums.Revenue += (double)amount * weight;
                sums.UnknownRevenue += unknown ? (double)amount * weight : 0;
            }
        }

        foreach (var cost in CostsOf(query, period).Where(cost => cost.Currency == currency))
        {
            var key = query.By switch
            {
                ReportDimension.Day or ReportDimension.Week or ReportDimension.Month or ReportDimension.Quarter => TimeKey(query.By, DateOnly.FromDayNumber(cost.Day), 0),
                _ when IsAd(query.By) => OfCost(query.By, cost),
                _ => null,
            };
            foreach (var sums in key is null ? [rows["total"]] : Both(rows, key))
            {
                sums.Cost += cost.Amount / 10_000.0;
                sums.Clicks += cost.Clicks ?? 0;
            }
        }

        var knowsRows = hasCosts && (IsAd(query.By) || query.By is >= ReportDimension.Day and < ReportDimension.Hour);
        foreach (var (key, sums) in rows)
            (sums.KnowsCost, sums.KnowsRows) = (key == "total" ? hasCosts : knowsRows, knowsRows);
        return rows;
    }

    /// <summary>The parts of the won deals of a period that pass the filter.</summary>
    private IEnumerable<(Deal Deal, double Weight, Func<ReportDimension, string> Key)> WonDeals(MoneyQuery query, Period period)
    {
        foreach (var deal in deals.Where(deal => deal.Outcome == DealOutcome.Won))
        {
            Assert.True(deal.Call is null || deal.Form is null);
            var (call, lead) = (calls.FirstOrDefault(call => call.Id == deal.Call), leads.FirstOrDefault(lead => lead.Id == deal.Form));
            var (day, hour) = Local(query.Dating == DealDating.Deal ? deal.ClosedAt!.Value : call?.StartedAt ?? lead?.MadeAt ?? deal.OpenedAt);
            foreach (var (visit, weight) in call is not null ? VisitsOf(call, query) : [(lead is null ? null : VisitOf(lead, query), 1.0)])
            {
                if (weight > 0 && In(period, day) && query.Filter.All(pair => Same(Key(pair.Key), pair.Value)))
                    yield return (deal, weight, Key);

                string Key(ReportDimension by) => lead is null ? KeyOf(by, call, visit, call is null ? "none" : "call", day, hour) : KeyOf(by, lead, visit, day, hour);
            }
        }
    }

    /// <summary>The costs of a period that pass the filter, in all currencies.</summary>
    private IEnumerable<Cost> CostsOf(MoneyQuery query, Period period) => !query.Filter.Keys.All(IsAd) ? []
        : costs.Where(cost => In(period, DateOnly.FromDayNumber(cost.Day)) && query.Filter.All(pair => Same(OfCost(pair.Key, cost), pair.Value)));

    private static bool IsAd(ReportDimension by) => by is ReportDimension.Source or ReportDimension.Medium or ReportDimension.Campaign or ReportDimension.Keyword;

    private string OfCost(ReportDimension by, Cost cost) =>
        by switch { ReportDimension.Source => cost.Source, ReportDimension.Medium => cost.Medium, ReportDimension.Campaign => CampaignOf(cost), _ => cost.Term } is { Length: > 0 } text ? text : "(none)";

    /// <summary>With expected values the call is partly of its visit and partly of an unknown one (null).</summary>
    private List<(TrafficSource? Source, string? Page, double Weight)> PartsOf(CallRecord call, MoneyQuery query)
    {
        var cause = call.Cause;
        if (cause.Source is not { } source || cause.Match == Core.Attribution.MatchLevel.None)
            return [(null, null, 1)];
        var (of, page) = (source, cause.Lease?.Visit.LandingPage);
        if (cause.Lease is { } lease && Earlier(query.Model, of, lease.Visitor, lease.Session, lease.SessionStartedAt) is { } chosen)
            (of, page) = (chosen.Visit.Source, chosen.Visit.LandingPage);

        return query.Values switch
        {
            ReportValues.Expected => [(of, page, cause.Probability), (null, null, 1 - cause.Probability)],
            ReportValues.Certain when cause.Probability < 0.8 => [(null, null, 1)],
            _ => [(of, page, 1)],
        };
    }

    /// <summary>The visit that another model than the last click counts for instead of this one; null: this one.</summary>
    private Session? Earlier(AttributionModel model, TrafficSource last, string visitor, string session, long startedAt)
    {
        var earlier = sessions.Where(other => other.Visitor == visitor && other.Id != session && other.At < startedAt).OrderBy(other => other.At).ToList();
        return model switch
        {
            AttributionModel.First => earlier.FirstOrDefault(),
            AttributionModel.Nondirect when last.Source == "(direct)" =>
                earlier.LastOrDefault(other => other.Visit.Source.Source != "(direct)" && other.At >= startedAt - TimeSpan.FromDays(90).TotalMilliseconds),
            _ => null,
        };
    }

    /// <summary>Of a form its session is known for sure, or nothing is.</summary>
    private (TrafficSource, string?)? VisitOf(Lead lead, MoneyQuery query)
    {
        if (lead.Session is null)
            return null;
        var own = sessions.Single(session => session.Id == lead.Session);
        var chosen = Earlier(query.Model, own.Visit.Source, own.Visitor, own.Id, own.At) ?? own;
        return (chosen.Visit.Source, chosen.Visit.LandingPage);
    }

    private string KeyOf(ReportDimension by, Lead lead, (TrafficSource Source, string? Page)? visit, DateOnly day, int hour) => by != ReportDimension.Client
        ? KeyOf(by, null, visit, "form", day, hour)
        : lead.Phone is null ? "(unknown)"
        : calls.Any(call => call.From == lead.Phone && call.StartedAt < lead.MadeAt) || leads.Any(other => other.Phone == lead.Phone && other.MadeAt < lead.MadeAt) ? "repeat" : "new";

    private List<((TrafficSource Source, string? Page)? Visit, double Weight)> VisitsOf(CallRecord call, MoneyQuery query) =>
        PartsOf(call, query).ConvertAll(part => (part.Source is null ? ((TrafficSource, string?)?)null : (part.Source, part.Page), part.Weight));

    private string KeyOf(ReportDimension by, CallRecord? call, (TrafficSource Source, string? Page)? visit, string kind, DateOnly day, int hour) => by switch
    {
        ReportDimension.Source => visit is { } v ? v.Source.Source : "(unknown)",
        ReportDimension.Medium => visit is { } v ? v.Source.Medium : "(unknown)",
        ReportDimension.Campaign => visit is { } v ? CampaignOf(v.Source) ?? "(none)" : "(unknown)",
        ReportDimension.Keyword => visit is { } v ? v.Source.Term ?? "(none)" : "(unknown)",
        ReportDimension.Page => visit is { Page: { } page } ? page.Replace("https://", "", StringComparison.Ordinal).Split('?')[0] : "(unknown)",
        ReportDimension.Number => call?.To ?? "(unknown)",
        ReportDimension.Operator => call?.Operator ?? "(unknown)",
        ReportDimension.Product => call is null ? "(unknown)" : marks[call.Id].Product ?? "(unknown)",
        ReportDimension.Client => call is null ? "(unknown)"
            : marks[call.Id].ClientType is { } said ? said.ToString()
            : call.From is null ? "(unknown)"
            : calls.Any(other => other.From == call.From && other.StartedAt < call.StartedAt) ? "repeat" : "new",
        ReportDimension.Contact => kind,
        _ => TimeKey(by, day, hour),
    };

    private static string TimeKey(ReportDimension by, DateOnly day, int hour)
    {
        var weekday = ((int)day.DayOfWeek + 6) % 7;
        return by switch
        {
            ReportDimension.Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ReportDimension.Week => day.AddDays(-weekday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ReportDimension.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ReportDimension.Quarter => $"{day.Year}-q{(day.Month + 2) / 3}",
            _ => $"{weekday + 1}-{hour}",
        };
    }

    private string? CampaignOf(TrafficSource of) =>
        of.CampaignId is { } id && Newest(of.Source, id) is { } byId ? byId
        : of.Campaign is not { } name ? null
        : Newest(of.Source, name) ?? (NumbersOf(of.Source, name) is [{ } only] ? Newest(of.Source, only) : null) ?? name;

    private string CampaignOf(Cost cost) => cost.Number is { } number ? Newest(cost.Source, number) ?? number : cost.Campaign;

    private string? Newest(string source, string number) =>
        costs.Where(cost => Same(cost.Source, source) && cost.Number is not null && Same(cost.Number, number) && cost.Campaign.Length > 0)
            .OrderByDescending(cost => cost.Day).ThenBy(cost => cost.Campaign, StringComparer.Ordinal).FirstOrDefault()?.Campaign;

    private List<string?> NumbersOf(string source, string name) =>
        [.. costs.Where(cost => Same(cost.Source, source) && Same(cost.Campaign, name)).Select(cost => cost.Number?.ToLowerInvariant()).Distinct()];

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool In(Period period, DateOnly day) => day >= period.From && day <= period.To;

    private (DateOnly Day, int Hour) Local(long at)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone);
        return (DateOnly.FromDateTime(local.DateTime), local.Hour);
    }

    private static Sums[] Both(Dictionary<string, Sums> rows, string key)
    {
        return [Of("total"), Of(key.ToLowerInvariant())];

        Sums Of(string name)
        {
            if (!rows.TryGetValue(name, out var sums))
                rows[name] = sums = new();
            if (sums.Key is null || string.CompareOrdinal(key, sums.Key) < 0)
                sums.Key = key;
            return sums;
        }
    }

    private static string Text(double number) => Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture) is "-0" ? "0" : Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => Math.Round(number, 2).ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Ratio(decimal? ratio) => Ratio((double?)ratio);

    // A little more, so that what ends in a five is rounded alike whether it was divided as decimals or not.
    private static string Ratio(double? ratio) => ratio is { } known ? (known * (1 + 1e-10)).ToString("G6", CultureInfo.InvariantCulture) : "?";

    private sealed record Use(string Currency, int Count, double Deals, double Revenue, double Cost)
    {
        public override string ToString() => $"{Currency} {Text(Deals)} {Text((decimal)Math.Round(Revenue, 4))} {Text((decimal)Cost)}";
    }

    private sealed class Sums
    {
        /// <summary>Of several spellings the first.</summary>
        public string? Key { get; set; }

        public double Calls { get; set; }
        public double Answered { get; set; }
        public double Talk { get; set; }
        public double Target { get; set; }
        public double Forms { get; set; }
        public double Offers { get; set; }
        public double Rated { get; set; }
        public double Answers { get; set; }
        public double Deals { get; set; }
        public double CallDeals { get; set; }
        public double UnknownDeals { get; set; }
        public double UnknownRevenue { get; set; }
        public double Priced { get; set; }
        public double Revenue { get; set; }
        public double Cost { get; set; }
        public long Clicks { get; set; }
        public bool KnowsCost { get; set; }

        /// <summary>Of the total: that its rows do.</summary>
        public bool KnowsRows { get; set; }

        public double Leads => Target + Forms;

        public static Sums Of(IEnumerable<Sums> rows) => rows.Aggregate(new Sums(), (sum, row) => new()
        {
            Calls = sum.Calls + row.Calls,
            Answered = sum.Answered + row.Answered,
            Talk = sum.Talk + row.Talk,
            Target = sum.Target + row.Target,
            Forms = sum.Forms + row.Forms,
            Offers = sum.Offers + row.Offers,
            Deals = sum.Deals + row.Deals,
            CallDeals = sum.CallDeals + row.CallDeals,
            Rated = sum.Rated + row.Rated,
            Answers = sum.Answers + row.Answers,
            UnknownDeals = sum.UnknownDeals + row.UnknownDeals,
            UnknownRevenue = sum.UnknownRevenue + row.UnknownRevenue,
            Priced = sum.Priced + row.Priced,
            Revenue = sum.Revenue + row.Revenue,
            Cost = sum.Cost + row.Cost,
            Clicks = sum.Clicks + row.Clicks,
            KnowsCost = row.KnowsCost,
        });

        public override string ToString()
        {
            var (revenue, unknown, known) = (Math.Round(Revenue, 4), Math.Round(UnknownRevenue, 4), Deals - UnknownDeals);
            return $"{Text(Calls)} {Text(Answered)} {Text(Talk)} {Text(Target)} {Text(Forms)} {Text(Offers)} {Text(Deals)} {Text(CallDeals)} {Text(Priced)} {Text((decimal)revenue)} {(!KnowsCost ? "-" : Cost == 0 ? "0" : Text((decimal)Cost))} {(KnowsCost ? Clicks : 0)} "
                + $"{Text(UnknownDeals)} {Text((decimal)unknown)} {(KnowsCost ? Over(Cost, Target) : "?")} {(KnowsCost ? Over(Cost, Leads) : "?")} {(KnowsCost ? Over(Cost, known) : "?")} {Over(known, Leads)} {Over(CallDeals, Calls)} {Over(CallDeals, Offers)} "
                + $"{Over(revenue, Priced)} {(KnowsCost && Cost > 0 ? Ratio((revenue - unknown - Cost) / Cost) : "?")} {Text(Rated)} {Over(Answers, Rated)}";
        }

        private static string Over(double what, double of) => of > 1e-9 ? Ratio(what / of) : "?";
    }

    internal sealed record Session
    {
        public required string Id { get; init; }
        public required string Visitor { get; init; }
        public required long At { get; init; }
        public required string Json { get; init; }
        public Visit Visit => JsonSerializer.Deserialize(Json, JournalJson.Default.Visit)!;
    }

    internal sealed record Cost
    {
        public required int Day { get; init; }
        public required string Source { get; init; }
        public required string Medium { get; init; }
        public required string Campaign { get; init; }
        public string? Number { get; init; }
        public required string Term { get; init; }
        public required long Amount { get; init; }
        public required string Currency { get; init; }
        public long? Clicks { get; init; }
    }
}
