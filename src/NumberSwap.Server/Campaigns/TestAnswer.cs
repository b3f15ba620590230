using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Campaigns;

/// <summary>What would happen to a visit. Nothing was leased for it.</summary>
/// <param name="Page">The address as it was understood.</param>
/// <param name="IsOwnPage">False: the page is on none of the site's domains, so that no number would be given to it.</param>
/// <param name="Source">Where the visit comes from.</param>
/// <param name="Campaign">Id of the campaign that covers it, or null.</param>
/// <param name="Verdicts">What each campaign says of it, the strongest first.</param>
/// <param name="Numbers">The number that each of the site's targets would show.</param>
public sealed record TestAnswer(
    string Page,
    string? Referrer,
    bool IsOwnPage,
    TrafficSource Source,
    string? Campaign,
    string? CampaignName,
    IReadOnlyList<TestVerdict> Verdicts,
    IReadOnlyList<TestNumber> Numbers);
