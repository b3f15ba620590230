using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>fact_versions</c>: a part's version grows in each transaction that changes what it is read from.</summary>
internal static class FactVersions
{
    private const string Change = "UPDATE fact_versions SET version = version + 1 WHERE site_id = @Site AND kind = @Kind AND part = @Part";

    private const string Add =
        """
        INSERT INTO fact_versions (site_id, kind, part, version)
        SELECT @Site, @Kind, @Part, 1 WHERE NOT EXISTS (SELECT 1 FROM fact_versions WHERE site_id = @Site AND kind = @Kind AND part = @Part)
        """;

    public static async Task ChangeAsync(Work work, string site, FactKind kind, IEnumerable<int> parts)
    {
        // Added first, and changed also then: of two writers at once one waits for the other.
        var rows = parts.Distinct().Order().Select(part => new Row(site, kind, part)).ToList();
        await work.ExecuteEachAsync(Add, rows);
        await work.ExecuteEachAsync(Change, rows);
    }

    private sealed record Row(string Site, FactKind Kind, int Part);
}
