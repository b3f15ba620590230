namespace NumberSwap.Server.Calls;

/// <summary>What a call platform reports of a call.</summary>
/// <param name="Id">The platform's id of the call; the same id again updates the same call.</param>
/// <param name="Site">Id of the site, where the caller of the API knows it.</param>
/// <param name="From">The caller; null or anything that is no number means withheld.</param>
/// <param name="To">The dialled number.</param>
/// <param name="StartedAt">The ring; left out: now.</param>
/// <param name="Status"><c>ringing</c>, <c>answered</c>, <c>completed</c> or <c>missed</c>; left out: ringing.</param>
public sealed record CallRequest(
    string? Id,
    string? Site,
    string? From,
    string? To,
    DateTimeOffset? StartedAt,
    string? Status,
    int? TalkSeconds,
    int? RingSeconds,
    string? Operator,
    string? RecordingUrl);
