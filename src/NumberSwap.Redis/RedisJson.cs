using System.Globalization;
using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>Texts that scripts carry without looking into them.</summary>
internal static class RedisJson
{
    public static string Write(Visit visit) => JsonSerializer.Serialize(visit, JournalJson.Default.Visit);

    public static Visit ReadVisit(ReadOnlySpan<char> json) =>
        JsonSerializer.Deserialize(json, JournalJson.Default.Visit) ?? throw new FormatException("A visit is missing.");

    /// <summary>Ids in the order of their names, so that equal ids are equal texts; empty for none.</summary>
    public static string Write(IReadOnlyDictionary<string, string>? ids)
    {
        if (ids is null) return "";
        if (ids.Count > 1 && ids is not SortedDictionary<string, string>) ids = new SortedDictionary<string, string>(ids.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        return JsonSerializer.Serialize(ids, JournalJson.Default.IReadOnlyDictionaryStringString);
    }

    public static IReadOnlyDictionary<string, string>? ReadIds(string json) =>
        json.Length == 0 ? null : JsonSerializer.Deserialize(json, JournalJson.Default.IReadOnlyDictionaryStringString);

    /// <summary>Leases as <c>leases.lua</c> answers them.</summary>
    public static IReadOnlyList<Lease> ReadLeases(string site, string pool, string number, string json)
    {
        var rows = JsonSerializer.Deserialize(json, RowJson.Default.StringArrayArray) ?? [];
        return [.. rows.Select(row => ReadLease(site, pool, number, row))];
    }

    public static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static Lease ReadLease(string site, string pool, string number, string[] row) => new()
    {
        Site = site,
        Pool = pool,
        Number = number,
        Visit = ReadVisit(row[0]),
        Ids = ReadIds(row[1]),
        Id = row[2],
        Session = row[3],
        Visitor = row[4],
        Target = row[5],
        Kind = LeaseCodes.Kind(row[6]),
        SessionStartedAt = Number(row[7]),
        StartedAt = Number(row[8]),
        SeenAt = Number(row[9]),
        Until = Number(row[10]),
        // row[11] is the hold, which only the scripts need.
        TappedAt = Number(row[12]),
        CopiedAt = Number(row[13]),
    };
}
