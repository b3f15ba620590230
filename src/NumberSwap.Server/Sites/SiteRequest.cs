namespace NumberSwap.Server.Sites;

/// <summary>A site to make, or the fields of one to change (those left out stay).</summary>
/// <param name="Domains">Host names, as <c>shop.example</c>; subdomains are included.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code by which national phone numbers are read.</param>
/// <param name="Targets">Numbers that the pages print; the first is the default one.</param>
/// <param name="Settings">Time zone, retention, own visits and the like.</param>
public sealed record SiteRequest(string? Name, IReadOnlyList<string?>? Domains, string? Country, IReadOnlyList<TargetRequest?>? Targets, SiteSettingsRequest? Settings = null);
