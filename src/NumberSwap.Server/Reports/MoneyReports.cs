using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.OutputCaching;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>Makes money reports, and keeps them in the output cache until something they are of changes.</summary>
/// <remarks>
/// The cache is asked here, behind the key and the sign-in, and not by its middleware, which would answer before them. A report's key has the
/// versions of all that it is counted from, so that one that was overtaken is never found, whichever server changed what; the tag
/// takes those away at once.
/// </remarks>
public sealed class MoneyReports(FactStore store, MoneyFacts memory, IOutputCacheStore cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    // More is left to the loop, some seconds' work for it: a report is not to wait for what an import has just written about years.
    private const int MostSlots = 2000;

    private readonly Dictionary<string, string> states = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Output-cache tag of a site's reports.</summary>
    public static string TagOf(string site) => "reports:" + site;

    /// <summary>How many reports came out of the cache, and how many had to be counted, since the start.</summary>
    public (long Found, long Counted) Served { get; private set; }

    /// <summary>The report.</summary>
    public async Task<MoneyReport> ReportAsync(Site site, MoneyRequest request, CancellationToken cancellation = default) =>
        JsonSerializer.Deserialize(await JsonAsync(site, request, cancellation), MoneyJson.Wire.MoneyReport)!;

    /// <summary>The report as JSON in UTF-8.</summary>
    public async Task<byte[]> JsonAsync(Site site, MoneyRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(request);
        var parts = await StateAsync(site, request, cancellation);
        var state = await EvictAsync(site, parts, cancellation);
        var key = KeyOf(site, state, request);
        if (await cache.GetAsync(key, cancellation) is { } known)
        {
            Count(found: true);
            return known;
        }

        var report = await CountAsync(site, request, parts, cancellation);
        var json = JsonSerializer.SerializeToUtf8Bytes(report, MoneyJson.Wire.MoneyReport);
        await cache.SetAsync(key, json, [TagOf(site.Id)], Kept, cancellation);
        Count(found: false);
        return json;
    }

    /// <summary>The facts that a request is about, as they are now.</summary>
    public async Task<FactSet> FactsAsync(Site site, MoneyRequest request, CancellationToken cancellation) =>
        await memory.GetAsync(site, ReportService.ZoneOf(site), await StateAsync(site, request, cancellation), PeriodsOf(request), cancellation);

    /// <summary>All deals with their contacts as they are now, and no other contacts.</summary>
    public async Task<FactSet> DealFactsAsync(Site site, MoneyRequest request, CancellationToken cancellation) =>
        await memory.GetAsync(site, ReportService.ZoneOf(site), await StateAsync(site, request, cancellation), [], cancellation);

    private static List<FactPeriod> PeriodsOf(MoneyRequest request) =>
        [.. new[] { request.Period, request.Before }.OfType<Period>().Select(period => new FactPeriod(period.From.DayNumber, period.To.DayNumber))];

    /// <summary>All parts with their versions, after the facts were made anew of which something was written: those of the periods, and of any time, since a period's deals may be of contacts long before.</summary>
    private async Task<List<FactPart>> StateAsync(Site site, MoneyRequest request, CancellationToken cancellation)
    {
        foreach (var period in new[] { request.Period, request.Before }.OfType<Period>())
        {
            // A day more on both sides, since zones differ from UTC by less.
            var (from, to) = (MsOf(period.From.AddDays(-1)), MsOf(period.To.AddDays(2)));
            await store.RefreshAsync(site.Id, from, to, cancellation: cancellation);
        }

        await store.RefreshAsync(site.Id, 0, long.MaxValue, MostSlots, cancellation);

        return await store.PartsAsync(site.Id, cancellation);
    }

    private static long MsOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();

    private async Task<MoneyReport> CountAsync(Site site, MoneyRequest request, List<FactPart> parts, CancellationToken cancellation)
    {
        var periods = PeriodsOf(request);
        var facts = await memory.GetAsync(site, ReportService.ZoneOf(site), parts, periods, cancellation);
        var (query, count) = (request.Query, MoneyCounter.Count(facts, request.Query, periods[0], periods.Count > 1 ? periods[1] : null));
        return new(
            site.Id,
            site.Settings.TimeZone,
            request.Period,
            request.Before,
            query.By,
            query.Model,
            query.Values,
            query.Dating,
            count.Currency,
            query.Filter.ToDictionary(pair => MoneyQueryReader.NameOf(pair.Key), pair => pair.Value, StringComparer.Ordinal),
            count.Total,
            count.TotalBefore,
            count.Rows,
            count.Rest?.Now,
            count.Rest?.Before,
            count.RestRows,
            count.Others);
    }

    /// <summary>What the site's reports depend on, as a text; when it is another than before, the reports of before are evicted.</summary>
    private async Task<string> EvictAsync(Site site, List<FactPart> parts, CancellationToken cancellation)
    {
        var text = new StringBuilder(site.Settings.TimeZone).Append('\n').Append(JsonSerializer.Serialize(site.Settings.Target, MoneyJson.Wire.TargetRule));
        foreach (var part in parts.OrderBy(part => part.Kind).ThenBy(part => part.Part))
            text.Append(CultureInfo.InvariantCulture, $"\n{part.Kind} {part.Part} {part.Version}");
        var state = HashOf(text.ToString());
        bool isNew;
        lock (gate)
        {
            isNew = states.TryGetValue(site.Id, out var before) && before != state;
            states[site.Id] = state;
        }

        if (isNew)
            await cache.EvictByTagAsync(TagOf(site.Id), cancellation);
        return state;
    }

    private static string KeyOf(Site site, string state, MoneyRequest request)
    {
        var query = request.Query;
        var filter = string.Join('\n', query.Filter.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value.Length}:{pair.Value}"));
        return "money:" + HashOf($"{site.Id} {state} {request.Period.From:O} {request.Period.To:O} {request.Before?.From:O} {request.Before?.To:O} {query.By} {query.Model} {query.Values} {query.Dating} {query.Currency} {query.Limit}\n{filter}");
    }

    private static string HashOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Count(bool found)
    {
        lock (gate)
            Served = found ? Served with { Found = Served.Found + 1 } : Served with { Counted = Served.Counted + 1 };
    }
}
