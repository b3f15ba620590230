namespace NumberSwap.Server.Mail;

/// <summary>Somebody who is to get a site's mails.</summary>
/// <param name="Email">Of a person of the site, or any other address: that one is shown callers' numbers as an analyst sees them.</param>
/// <param name="Language"><c>en</c> or <c>ru</c>; left out: the person's own, else English.</param>
public sealed record AlertRequest(string? Email, string? Language = null);
