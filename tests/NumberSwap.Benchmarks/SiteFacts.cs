using System.Globalization;
using System.Text.Json;

namespace NumberSwap.Benchmarks;

/// <summary>What a site has, to make addresses of.</summary>
public sealed record SiteFacts(
    string Id, IReadOnlyList<string> Campaigns, IReadOnlyList<string> Pools, IReadOnlyList<string> Numbers, IReadOnlyList<string> Sources, IReadOnlyList<string> Calls, IReadOnlyList<string> Callers, IReadOnlyList<string> Cursors)
{
    private const int DeepPages = 20;

    private readonly DateOnly _today = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>A day that is so many days from today.</summary>
    public string Day(int days) => _today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Those of the site with the most calls of the last month.</summary>
    public static async Task<SiteFacts> ReadAsync(HttpClient http)
    {
        var (best, most) = ("", -1L);
        foreach (var site in (await JsonAsync(http, "/v1/sites")).EnumerateArray())
        {
            var id = site.GetProperty("id").GetString()!;
            var calls = (await JsonAsync(http, $"/v1/sites/{id}/reports/overview?compare=none")).GetProperty("total").GetProperty("calls").GetInt64();
            (best, most) = calls > most ? (id, calls) : (best, most);
        }

        var pools = (await JsonAsync(http, $"/v1/sites/{best}/pools")).EnumerateArray().ToList();
        var (ids, callers, cursors) = (new List<string>(), new List<string>(), new List<string>());
        for (var page = 1; page <= DeepPages; page++)
        {
            var before = DateTime.UtcNow.AddDays(-17 * page).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var list = await JsonAsync(http, $"/v1/calls?site={best}&to={before}&limit=3");
            ids.AddRange(list.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("id").GetString()!));
            callers.AddRange(list.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("from").GetString()).OfType<string>());
            if (list.TryGetProperty("cursor", out var cursor) && cursor.GetString() is { } next)
                cursors.Add(next);
        }

        return new SiteFacts(
            best,
            [.. (await JsonAsync(http, $"/v1/sites/{best}/campaigns")).EnumerateArray().Select(campaign => campaign.GetProperty("id").GetString()!)],
            [.. pools.Select(pool => pool.GetProperty("id").GetString()!)],
            [.. pools.SelectMany(pool => pool.GetProperty("numbers").EnumerateArray().Take(5)).Select(number => number.GetString()!)],
            [.. (await JsonAsync(http, $"/v1/sites/{best}/reports/sources?days=365")).EnumerateArray().Select(source => source.GetProperty("source").GetString()!)],
            ids,
            callers,
            cursors);
    }

    private static async Task<JsonElement> JsonAsync(HttpClient http, string path) => JsonSerializer.Deserialize<JsonElement>(await http.GetByteArrayAsync(path));
}
