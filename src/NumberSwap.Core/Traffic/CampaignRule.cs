namespace NumberSwap.Core.Traffic;

/// <summary>
/// Which visits a campaign covers. A field left null covers everything; a value matches case-insensitively, <c>*</c> stands for any text.
/// </summary>
/// <param name="Referrer">Compared with the referrer's host, and with its whole address when the pattern holds a slash.</param>
/// <param name="LandingPath">Compared with the landing page's path.</param>
/// <param name="ClickId">Name of a click-id parameter that has to be there, for example <c>yclid</c>; <c>*</c> for any.</param>
public sealed record CampaignRule(
    string? Source = null,
    string? Medium = null,
    string? Campaign = null,
    string? Term = null,
    string? Content = null,
    string? Referrer = null,
    string? LandingPath = null,
    string? ClickId = null);
