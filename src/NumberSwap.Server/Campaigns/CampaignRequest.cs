using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Campaigns;

/// <summary>A campaign to make, or the fields of one to change (those left out stay; <c>match</c> is replaced whole).</summary>
/// <param name="Priority">The highest that matches wins; 0 when left out.</param>
/// <param name="Match">Which visits it covers.</param>
/// <param name="Pool">Id of the pool that serves them. Either this or <paramref name="Number"/>.</param>
/// <param name="Number">Static tracking number that serves them.</param>
/// <param name="Target">Target that the static number stands in for; left out: the site's first.</param>
/// <param name="Paused">True: it covers no new visit. Visits that it covered keep their number until they end, and its static number still leads to it.</param>
public sealed record CampaignRequest(string? Name, int? Priority, CampaignRule? Match, string? Pool, string? Number, string? Target, bool? Paused = null);
