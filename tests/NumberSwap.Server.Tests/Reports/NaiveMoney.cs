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

    /// <summary>A line for each row that has anything, and one for the total.</summary>
    public string Count(MoneyRequest request, MoneyReport report) => Lines(RowsOf(request, request.Period, report.Currency)) + "\nbefore\n" + (request.Before is { } before ? Lines(BeforeOf(request, before, report)) : "");

    /// <summary>Times are held against those at their place: what the period before has more of them stands beside nothing.</summary>
    private Dictionary<string, Sums> BeforeOf(MoneyRequest request, Period before, MoneyReport report)
    {
        var rows = RowsOf(request, before, report.Currency);
        if (request.Query.By >= ReportDimension.Day)
        {
            foreach (var key in rows.Keys.Except(report.Rows.Select(row => row.BeforeKey?.ToLowerInvariant() ?? "").Append("total"), StringComparer.Ordinal).ToList())
                rows.Remove(key);
        }

        return rows;
    }

    /// <summary>The real report's lines.</summary>
    public static string Lines(MoneyReport report)
    {
        var now = report.Rows.Select(row => (row.Key.ToLowerInvariant(), LineOf(row.Now))).Append(("total", LineOf(report.Total)));
        var before = report.Rows.Where(row => row.Before is not null).Select(row => (row.BeforeKey?.ToLowerInvariant() ?? row.Key.ToLowerInvariant(), LineOf(row.Before!)));
        if (report.TotalBefore is { } total)
            before = before.Append(("total", LineOf(total)));
        return Join(now) + "\nbefore\n" + Join(before);
    }

    private static string Join(IEnumerable<(string Key, string Line)> rows) =>
        string.Join('\n', rows.Where(row => !row.Line.StartsWith("0 0 0 0 0 0 0 0 0 0.0000 0 0 ", StringComparison.Ordinal) && !row.Line.StartsWith("0 0 0 0 0 0 0 0 0 0.0000 - ", StringComparison.Ordinal)).Select(row => $"{row.Key}: {row.Line}").Order(StringComparer.Ordinal));

    private static string Lines(Dictionary<string, Sums> rows) => Join(rows.Select(row => (row.Key, row.Value.ToString())));

    private static string LineOf(MoneyFigures of)
    {
        var cost = of.Cost is { } known ? known == 0 ? "0" : Text(known) : "-";
        Assert.Equal(of.Calls, of.TargetCalls + of.NotTarget.Values.Sum(), 6);
        return $"{Text(of.Calls)} {Text(of.Answered)} {Text(of.TalkSeconds)} {Text(of.TargetCalls)} {Text(of.Forms)} {Text(of.Offers)} {Text(of.Deals)} {Text(of.CallDeals)} {Text(of.Priced)} {Text(of.Revenue)} {cost} {of.Clicks ?? 0} "
            + $"{Ratio(of.CostPerLead)} {Ratio(of.CostPerDeal)} {Ratio(of.LeadToDeal)} {Ratio(of.CallToDeal)} {Ratio(of.OfferToDeal)} {Ratio(of.AverageOrder)} {Ratio(of.Romi)} {Text(of.Rated)} {Ratio(of.Satisfaction)}";
    }

    private Dictionary<string, Sums> RowsOf(MoneyRequest request, Period period, string? currency)
    {
        var (query, rows) = (request.Query, new Dictionary<string, Sums>(StringComparer.Ordinal));
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
                    sums.Offers += marks[call.Id].Step >= CallStep.Offer || deals.Any(deal => deal.Call == call.Id && deal.Outcome == DealOutcome.Won) ? weight : 0;
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

        foreach (var deal in deals.Where(deal => deal.Outcome == DealOutcome.Won))
        {
            Assert.True(deal.Call is null || deal.Form is null);
            var (call, lead) = (calls.FirstOrDefault(call => call.Id == deal.Call), leads.FirstOrDefault(lead => lead.Id == deal.Form));
            var (day, hour) = Local(query.Dating == DealDating.Deal ? deal.ClosedAt!.Value : call?.StartedAt ?? lead?.MadeAt ?? deal.OpenedAt);
            foreach (var (visit, weight) in call is not null ? VisitsOf(call, query) : [(lead is null ? null : VisitOf(lead, query), 1.0)])
            {
                if (weight <= 0 || !In(period, day) || !query.Filter.All(pair => Same(Key(pair.Key), pair.Value)))
                    continue;
                foreach (var sums in Both(rows, Key(query.By)))
                {
                    sums.Deals += deal.Amount < 0 ? 0 : weight;
                    sums.CallDeals += deal.Amount < 0 || call is null ? 0 : weight;
                    if (deal.Currency != currency || deal.Amount is not { } amount)
                        continue;
                    sums.Priced += amount < 0 ? 0 : weight;
                    sums.Revenue += (double)amount * weight;
                }

                string Key(ReportDimension by) => lead is null ? KeyOf(by, call, visit, call is null ? "none" : "call", day, hour) : KeyOf(by, lead, visit, day, hour);
            }
        }

        foreach (var cost in hasCosts ? costs : [])
        {
            var key = query.By switch
            {
                ReportDimension.Source => cost.Source,
                ReportDimension.Medium => cost.Medium,
                ReportDimension.Campaign => CampaignOf(cost),
                ReportDimension.Keyword => cost.Term,
                ReportDimension.Day or ReportDimension.Week or ReportDimension.Month or ReportDimension.Quarter => TimeKey(query.By, DateOnly.FromDayNumber(cost.Day), 0),
                _ => "nowhere",
            };
            if (cost.Currency != currency || !In(period, DateOnly.FromDayNumber(cost.Day)) || !query.Filter.All(pair => Same(OfCost(pair.Key, cost), pair.Value)))
                continue;
            var both = Both(rows, key is "" ? "(none)" : key);
            foreach (var sums in key == "nowhere" ? both[..1] : both)
            {
                sums.Cost += cost.Amount / 10_000.0;
                sums.Clicks += cost.Clicks ?? 0;
            }
        }

        rows.Remove("nowhere");
        foreach (var (key, sums) in rows)
            sums.KnowsCost = hasCosts && (key == "total" || IsAd(query.By) || query.By is >= ReportDimension.Day and < ReportDimension.Hour);
        return rows;
    }

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
            return sums;
        }
    }

    private static string Text(double number) => Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture) is "-0" ? "0" : Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => Math.Round(number, 2).ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Ratio(decimal? ratio) => Ratio((double?)ratio);

    // A little more, so that what ends in a five is rounded alike whether it was divided as decimals or not.
    private static string Ratio(double? ratio) => ratio is { } known ? (known * (1 + 1e-10)).ToString("G6", CultureInfo.InvariantCulture) : "?";

    private sealed class Sums
    {
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
        public double Priced { get; set; }
        public double Revenue { get; set; }
        public double Cost { get; set; }
        public long Clicks { get; set; }
        public bool KnowsCost { get; set; }

        public override string ToString()
        {
            var revenue = Math.Round(Revenue, 4);
            return $"{Text(Calls)} {Text(Answered)} {Text(Talk)} {Text(Target)} {Text(Forms)} {Text(Offers)} {Text(Deals)} {Text(CallDeals)} {Text(Priced)} {Text((decimal)revenue)} {(!KnowsCost ? "-" : Cost == 0 ? "0" : Text((decimal)Cost))} {Clicks} "
                + $"{(KnowsCost ? Over(Cost, Target + Forms) : "?")} {(KnowsCost ? Over(Cost, Deals) : "?")} {Over(Deals, Target + Forms)} {Over(CallDeals, Calls)} {Over(CallDeals, Offers)} {Over(revenue, Priced)} {(KnowsCost && Cost > 0 ? Ratio((revenue - Cost) / Cost) : "?")} {Text(Rated)} {Over(Answers, Rated)}";
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
