using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Moves numbers between pools, and remembers where they were: a pool's past stays its own.</summary>
internal static class NumberMoves
{
    /// <summary>Notes that a number's time in its pool is over: since it was retired, or else at <c>@At</c>.</summary>
    public const string Leave =
        """
        INSERT INTO former_numbers (pool_id, number, added_at, left_at)
        SELECT pool_id, number, added_at, COALESCE(retired_at, @At) FROM numbers
        WHERE number = @Number AND pool_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM former_numbers f WHERE f.pool_id = numbers.pool_id AND f.number = numbers.number AND f.left_at = COALESCE(numbers.retired_at, @At))
        """;

    private const string Arrive =
        "UPDATE numbers SET pool_id = @To, place = @Place, retired_at = NULL, added_at = @At WHERE number = @Number AND pool_id = @From AND site_id = @Site";

    /// <summary>False when the pool has not all of the numbers, or there is no such pool to move them to.</summary>
    public static async Task<bool> RunAsync(Work work, string site, string from, string to, IReadOnlyList<string> numbers, long at)
    {
        if (await work.SingleAsync<int>("SELECT COUNT(*) FROM pools WHERE site_id = @site AND id = @to", new { site, to }) == 0)
        {
            return false;
        }

        var last = await work.SingleAsync<int>("SELECT COALESCE(MAX(place), 0) FROM numbers WHERE pool_id = @to", new { to });
        var rows = numbers.Select((number, i) => new { Number = number, Site = site, From = from, To = to, Place = last + 1 + i, At = at }).ToList();
        await work.ExecuteAsync(Leave + " AND pool_id = @From AND site_id = @Site", rows);

        // Rows that do not change undo the whole.
        return await work.ExecuteAsync(Arrive, rows) == rows.Count;
    }
}
