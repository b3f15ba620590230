namespace NumberSwap.Server.Calls;

/// <summary>What caused a call, by somebody who knows better.</summary>
/// <param name="Match"><c>session</c>: one of the visits that had the number; <c>source</c>: a source or campaign, the person is not known; <c>none</c>: no visit.</param>
/// <param name="Session">Id of the session; with <c>session</c>.</param>
/// <param name="Source">With <c>source</c>; may be left out where the campaign is named.</param>
/// <param name="Medium">Goes with the source; <c>(none)</c> when it is left out.</param>
/// <param name="Campaign">Id of a campaign; with <c>source</c>.</param>
/// <param name="Reason">Why, for others to read; 500 characters at most.</param>
/// <param name="Version">The <c>correctionVersion</c> that was looked at: the correction is refused when there was another one since. Left out: it is made whatever there was.</param>
public sealed record CorrectionRequest(string? Match, string? Session, string? Source, string? Medium, string? Campaign, string? Reason, int? Version);
