using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Numbers that are a site's own: targets, where they lead, and tracking numbers. Whoever has another one at a call is no part of the business.</summary>
internal static class OwnNumbers
{
    /// <summary>A condition: of the rows of <c>calls</c>, those that dialled somebody else's number. Who reports an outgoing call may name an extension as its caller.</summary>
    public const string DialledElse =
        """
        dialled > '' AND destination IS NULL
            AND NOT EXISTS (SELECT 1 FROM targets t WHERE t.site_id = calls.site_id AND (t.number = calls.dialled OR t.destination = calls.dialled))
            AND NOT EXISTS (SELECT 1 FROM numbers n WHERE n.site_id = calls.site_id AND n.number = calls.dialled)
        """;

    public static async Task<bool> HasAsync(Work work, string site, string number) =>
        await work.SingleAsync<int>(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM targets WHERE site_id = @site AND (number = @number OR destination = @number))
                OR EXISTS (SELECT 1 FROM numbers WHERE site_id = @site AND number = @number) THEN 1 ELSE 0 END
            """,
            new { site, number }) == 1;
}
