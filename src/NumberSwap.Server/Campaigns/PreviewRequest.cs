using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Campaigns;

/// <summary>A rule to try on the last visits.</summary>
/// <param name="Match">Which visits it covers.</param>
/// <param name="Priority">The highest that matches wins; left out: that of <paramref name="Campaign"/>, else 0.</param>
/// <param name="Campaign">Id of the campaign that is to have this rule; left out: a new one.</param>
public sealed record PreviewRequest(CampaignRule? Match, int? Priority = null, string? Campaign = null);
