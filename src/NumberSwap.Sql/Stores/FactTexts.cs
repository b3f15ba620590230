using System.Security.Cryptography;
using System.Text;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>report_texts</c>: the ids of texts within a site, from 1.</summary>
internal static class FactTexts
{
    private const int MostLength = 3000;
    private const int AtOnce = 500;

    /// <summary>The ids of texts, which are made for new ones; in the caller's transaction.</summary>
    public static async Task<Dictionary<string, int>> IdsAsync(Work work, string site, IEnumerable<string> texts)
    {
        var wanted = texts.Distinct(StringComparer.Ordinal).ToDictionary(text => text, HashOf, StringComparer.Ordinal);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var hashes in wanted.Values.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            foreach (var (hash, id) in await work.QueryAsync<(string, int)>("SELECT content_hash, id FROM report_texts WHERE site_id = @site AND content_hash IN @hashes", new { site, hashes }))
            {
                known[hash] = id;
            }
        }

        var fresh = wanted.Where(text => !known.ContainsKey(text.Value)).ToList();
        if (fresh.Count > 0)
        {
            // Of two writers who number at once one fails for its duplicate key, and is run again.
            var last = await work.SingleAsync<int>("SELECT COALESCE(MAX(id), 0) FROM report_texts WHERE site_id = @site", new { site });
            var rows = fresh.Select((text, place) => new Row(site, last + place + 1, text.Value, Bounded.Text(text.Key, MostLength))).ToList();
            await work.ExecuteEachAsync("INSERT INTO report_texts (site_id, id, content_hash, content) VALUES (@Site, @Id, @Hash, @Content)", rows);
            foreach (var row in rows)
            {
                known[row.Hash] = row.Id;
            }
        }

        return wanted.ToDictionary(text => text.Key, text => known[text.Value], StringComparer.Ordinal);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));

    private sealed record Row(string Site, int Id, string Hash, string Content);
}
