using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Sql.Stores;

/// <summary>What a call is counted by.</summary>
public sealed record CountedCall
{
    /// <summary>All of it is in the index ix_calls_list: the rows carry long texts.</summary>
    internal const string Select =
        """
        SELECT id AS Id, started_at AS StartedAt, status AS Status, talk_seconds AS TalkSeconds, caller AS Caller, dialled AS Dialled, operator_name AS Operator,
            source AS Source, medium AS Medium, campaign_id AS Campaign, match_level AS Match, probability AS Probability, tags AS Tags, earlier_at AS EarlierAt
        FROM calls
        """;

    public required string Id { get; init; }
    public required long StartedAt { get; init; }
    public required CallStatus Status { get; init; }
    public int? TalkSeconds { get; init; }
    public string? Caller { get; init; }
    public required string Dialled { get; init; }
    public string? Operator { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }
    public required MatchLevel Match { get; init; }
    public required double Probability { get; init; }
    public string? Tags { get; init; }
    public long? EarlierAt { get; init; }

    public TargetCall ToTargetCall() => new(Status, TalkSeconds, StartedAt, Caller, Dialled, Operator, Source, Tags, EarlierAt);
}
