namespace NumberSwap.Server.Operators;

/// <summary>Callers who were talked with in some days, those with most calls first.</summary>
/// <param name="Total">How many there are, more than are listed perhaps.</param>
/// <param name="Due">Consultations that are due among all of them.</param>
/// <param name="Flagged">Among all of them.</param>
/// <param name="Skilled">Long first calls with a quick deal among all of them.</param>
/// <param name="Reasons">How often each reason was named, the most frequent first.</param>
public sealed record FollowUpList(DateOnly From, DateOnly To, int Total, int Due, int Flagged, int Skilled, IReadOnlyList<ReasonCount> Reasons, IReadOnlyList<FollowUpItem> Cases);
