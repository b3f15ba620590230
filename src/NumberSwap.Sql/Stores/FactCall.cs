using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>What a call's facts are made from.</summary>
internal sealed record FactCall
{
    /// <summary>Of a site's calls in a time.</summary>
    public const string Select =
        $"""
        SELECT c.id AS Id, c.started_at AS StartedAt, c.status AS Status, c.talk_seconds AS TalkSeconds, c.match_level AS Match, c.probability AS Probability,
            c.operator_name AS Operator, c.dialled AS Dialled, c.tags AS Tags, c.correction AS Correction, CASE WHEN c.correction IS NULL THEN c.attribution END AS Attribution,
            m.product AS Product, COALESCE(m.step, 0) AS Step, COALESCE(m.satisfaction, 0) AS Satisfaction,
            CASE WHEN m.client_type IS NOT NULL THEN m.client_type WHEN c.caller IS NULL THEN 0
                WHEN EXISTS (SELECT 1 FROM calls p WHERE p.site_id = c.site_id AND p.caller = c.caller AND p.started_at < c.started_at) THEN 2 ELSE 1 END AS Client,
            CASE WHEN EXISTS (SELECT 1 FROM deals d WHERE d.site_id = c.site_id AND d.call_id = c.id AND {Sale.IsD}) THEN 1 ELSE 0 END AS Won,
            c.earlier_at AS EarlierAt
        FROM calls c LEFT JOIN call_marks m ON m.site_id = c.site_id AND m.call_id = c.id
        WHERE c.site_id = @site AND c.started_at >= @from AND c.started_at < @to
        """;

    public required string Id { get; init; }
    public required long StartedAt { get; init; }
    public required CallStatus Status { get; init; }
    public int? TalkSeconds { get; init; }
    public required MatchLevel Match { get; init; }
    public required double Probability { get; init; }
    public string? Operator { get; init; }
    public required string Dialled { get; init; }
    public string? Tags { get; init; }
    public string? Correction { get; init; }
    public string? Attribution { get; init; }
    public string? Product { get; init; }
    public int Step { get; init; }
    public int Satisfaction { get; init; }
    public int Client { get; init; }
    public int Won { get; init; }
    public long? EarlierAt { get; init; }

    /// <summary>What counts as the call's cause; null: nothing is known of it.</summary>
    public FactCause.Said? Cause() =>
        Match == MatchLevel.None ? null
            : Correction is { } correction ? JsonSerializer.Deserialize(correction, FactJson.Default.Corrected)?.Attribution
            : Attribution is { } attribution ? JsonSerializer.Deserialize(attribution, FactJson.Default.Said)
            : null;
}
