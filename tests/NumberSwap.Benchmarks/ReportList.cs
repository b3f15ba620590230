namespace NumberSwap.Benchmarks;

/// <summary>Every money report over up to three years. Each request is for other days than the one before, so that none is answered from the output cache, but for the last row's.</summary>
public static class ReportList
{
    private const int Years = 3 * 365;

    private static readonly string[] Dimensions =
        ["source", "medium", "campaign", "keyword", "page", "number", "operator", "product", "client", "contact", "day", "week", "month", "quarter", "hour"];

    private static readonly string[] Quarters = ["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];

    public static IEnumerable<MeasuredPage> Of(SiteFacts site)
    {
        var api = $"/v1/sites/{site.Id}";
        var money = api + "/reports/money";
        // The first has to read the facts in.
        yield return new("facts read in, then three years by source", Paths("by=source&compare=none", 0));
        foreach (var dimension in Dimensions)
            yield return new($"three years by {dimension}", Paths($"by={dimension}&compare=none", 1));
        yield return new("three years by campaign, first click, expected values", Paths("by=campaign&model=first&values=expected&compare=none", 1));
        yield return new("a year by keyword beside the year before", [.. Enumerable.Range(0, 31).Select(i => $"{money}?by=keyword&compare=year&from={site.Day(-364 - i)}&to={site.Day(-i)}")]);
        yield return new("calls behind a figure, three years", [.. Enumerable.Range(0, 31).Select(i => $"{money}/contacts?measure=targetCalls&offset={50 * i}&from={site.Day(-Years)}&to={site.Day(0)}")]);
        yield return new("customers, three years", [.. Enumerable.Range(0, 31).Select(i => $"{api}/reports/customers?from={site.Day(-Years - i)}&to={site.Day(-1)}")]);
        yield return new("journeys, three years", [.. Enumerable.Range(0, 31).Select(i => $"/v1/sites/{site.Id}/reports/journeys?offset={50 * i}&from={site.Day(-Years)}&to={site.Day(0)}")]);
        // A call is marked before each: its month is read in again.
        yield return new("three years by campaign, after a change", Paths("by=campaign&compare=none", 1), Changed: site.Calls[0]);
        yield return new("operators, a quarter", [.. Enumerable.Range(0, 8).Select(i => $"{api}/operators?by=quarter&date={site.Day(-91 * i)}")]);
        yield return new("operators, a quarter, after a change", [$"{api}/operators?by=quarter&date={site.Day(-17)}"], Changed: site.Calls[0]);
        yield return new("follow-ups, a quarter", [.. Enumerable.Range(0, 31).Select(i => $"{api}/follow-ups?from={site.Day(-90 - i)}&to={site.Day(-i)}")]);
        yield return new("missed calls, a quarter", [.. Enumerable.Range(0, 31).Select(i => $"{api}/callbacks/report?from={site.Day(-90 - i)}&to={site.Day(-i)}")]);
        yield return new("quarterly review", [.. Quarters.Select(quarter => $"{api}/reports/review?quarter={quarter}")]);
        yield return new("page: money report", [$"/sites/{site.Id}/reports?by=campaign&from={site.Day(-Years)}&to={site.Day(0)}"]);
        yield return new("page: operators", [$"/sites/{site.Id}/operators"]);
        yield return new("page: follow-ups", [$"/sites/{site.Id}/follow-ups"]);
        yield return new("page: missed calls", [$"/sites/{site.Id}/missed"]);
        yield return new("page: quarterly review", [.. Quarters.Select(quarter => $"/sites/{site.Id}/review?quarter={quarter}")]);
        yield return new("from the output cache", [$"{money}?by=campaign&compare=none&from={site.Day(-Years)}&to={site.Day(0)}"]);

        List<string> Paths(string query, int later) => [.. Enumerable.Range(0, 31).Select(i => $"{money}?{query}&from={site.Day(-Years - i)}&to={site.Day(-later)}")];
    }
}
