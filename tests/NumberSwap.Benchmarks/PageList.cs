namespace NumberSwap.Benchmarks;

/// <summary>The pages and lists that are measured, with filters that take long: many calls, few, and none.</summary>
public static class PageList
{
    public static IEnumerable<MeasuredPage> Of(SiteFacts site)
    {
        var (home, api, calls) = ($"/sites/{site.Id}", $"/v1/sites/{site.Id}", $"/v1/calls?site={site.Id}");
        yield return new("page: overview, 30 days", [home]);
        yield return new("page: overview, a year", [$"{home}?from={site.Day(-364)}&to={site.Day(0)}", $"{home}?from={site.Day(-360)}&to={site.Day(-2)}"]);
        yield return new("page: calls", [home + "/calls"]);
        yield return new("page: calls, a source", [.. site.Sources.Select(source => $"{home}/calls?from={site.Day(-364)}&to={site.Day(0)}&source={Uri.EscapeDataString(source)}")]);
        yield return new("page: calls, none found", [$"{home}/calls?from={site.Day(-364)}&to={site.Day(0)}&source=nowhere", $"{home}/calls?from={site.Day(-364)}&to={site.Day(0)}&tag=nothing"]);
        yield return new("page: a call", [.. site.Calls.Select(call => $"{home}/calls/{call}")]);
        yield return new("page: campaigns", [home + "/campaigns"]);
        yield return new("page: a campaign", [.. site.Campaigns.Select(campaign => $"{home}/campaigns/{campaign}")]);
        yield return new("page: new campaign", [home + "/campaigns/new"]);
        yield return new("page: campaign tester", [home + "/campaigns/test"]);
        yield return new("page: numbers", [home + "/numbers"]);
        yield return new("page: a pool", [.. site.Pools.Select(pool => $"{home}/pools/{pool}")]);
        yield return new("page: settings", [home + "/settings"]);
        yield return new("page: audit log", [home + "/audit"]);
        yield return new("page: people", [home + "/people"]);
        yield return new("page: keys", [home + "/keys"]);
        yield return new("page: install", [home + "/install"]);
        yield return new("page: sites", ["/sites"]);
        yield return new("report, a year against the year before", [$"{api}/reports/overview?from={site.Day(-364)}&to={site.Day(0)}", $"{api}/reports/overview?from={site.Day(-363)}&to={site.Day(-1)}&compare=year"]);
        yield return new("report, some weeks", [.. Enumerable.Range(1, 20).Select(i => $"{api}/reports/overview?from={site.Day(-15 * i)}&to={site.Day(-8 * i)}")]);
        yield return new("visits and calls of 7 days by campaign", [api + "/reports/campaigns?days=7"]);
        yield return new("calls, newest", [calls]);
        yield return new("calls, deep in the list", [.. site.Cursors.Select(cursor => $"{calls}&cursor={cursor}")]);
        yield return new("calls by source", [.. site.Sources.Select(source => $"{calls}&source={Uri.EscapeDataString(source)}")]);
        yield return new("calls by campaign", [.. site.Campaigns.Select(campaign => $"{calls}&campaign={campaign}")]);
        yield return new("calls by number", [.. site.Numbers.Select(number => $"{calls}&number={Uri.EscapeDataString(number)}")]);
        yield return new("calls by caller", [.. site.Callers.Select(caller => $"{calls}&caller={Uri.EscapeDataString(caller)}")]);
        yield return new("calls by match, status, source and campaign", [.. site.Campaigns.SelectMany(campaign => site.Sources.Take(4).Select(source => $"{calls}&campaign={campaign}&source={Uri.EscapeDataString(source)}&match=source&status=missed"))]);
        yield return new("calls, none found", [calls + "&source=nowhere", calls + "&tag=nothing", calls + "&operator=nobody", calls + "&caller=%2B79999999999"]);
        yield return new("a call with what went before it", [.. site.Calls.Select(call => $"/v1/calls/{call}/visit")]);
        yield return new("numbers with last lease and calls", [api + "/numbers", api + "/numbers?unused=true"]);
        yield return new("a pool's day", [.. site.Pools.SelectMany(pool => Enumerable.Range(0, 5).Select(i => $"{api}/pools/{pool}/day?date={site.Day(-i * 30)}"))]);
        yield return new("a pool's status", [.. site.Pools.Select(pool => $"{api}/pools/{pool}/status")]);
        yield return new("preview of a campaign's rule", [api + "/campaigns/preview"], new { match = new { source = "yandex", campaign = "kotly*" } });
        yield return new("audit log", ["/v1/audit"]);
    }
}
