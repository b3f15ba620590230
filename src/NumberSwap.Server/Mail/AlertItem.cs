namespace NumberSwap.Server.Mail;

/// <summary>Who gets a site's mails of missed calls.</summary>
/// <param name="IsPerson">True: somebody who signs in, who is told as long as they have a role at the site and sees as much of callers as there.</param>
/// <param name="Language"><c>en</c>, <c>ru</c>, or null: the person's own, else English.</param>
public sealed record AlertItem(string Email, bool IsPerson, string? Language);
