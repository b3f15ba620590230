namespace NumberSwap.Server.Checklists;

/// <summary>What somebody gives a conversation.</summary>
/// <param name="Call">Id of a call of a sample; only when the score is begun.</param>
/// <param name="Checklist">Id; only when the score is begun.</param>
/// <param name="Values">By the items' keys: 0, 1 or 2; null where an item did not apply. A draft may lack some.</param>
/// <param name="Comment">Null takes it away.</param>
/// <param name="Final">True: it counts from now on. A final score stays final.</param>
/// <param name="Reason">Why a final score is corrected.</param>
/// <param name="Revision">The revision that was looked at; left out: whatever it is now.</param>
/// <param name="Version">The version of the checklist that was looked at, when the score is begun; left out: the newest.</param>
public sealed record ScoreRequest(
    string? Call, string? Checklist, IReadOnlyDictionary<string, int?>? Values, string? Comment, bool? Final, string? Reason, int? Revision, int? Version);
