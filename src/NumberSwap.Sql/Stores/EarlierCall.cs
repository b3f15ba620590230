namespace NumberSwap.Sql.Stores;

/// <summary>What a <see cref="Core.Reporting.TargetRule"/> wants to know of a caller's calls before.</summary>
internal static class EarlierCall
{
    /// <summary>
    /// When the caller of the call <c>c</c> was last talked with before it, in the <c>@firstInMs</c> before; null: not at all. One step in the
    /// index ix_calls_caller. With no time asked for (0) nothing is looked for.
    /// </summary>
    public const string At =
        """
        (CASE WHEN @firstInMs > 0 THEN (
            SELECT MAX(p.started_at) FROM calls p
            WHERE p.site_id = c.site_id AND p.caller = c.caller AND p.started_at >= c.started_at - @firstInMs AND p.started_at <= c.started_at
                AND p.status IN (1, 3) AND (p.started_at < c.started_at OR p.id < c.id)) END)
        """;
}
