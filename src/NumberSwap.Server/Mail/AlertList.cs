namespace NumberSwap.Server.Mail;

/// <summary>Who gets a site's mails, and whether mails can be sent at all.</summary>
/// <param name="IsOn">True: the server's settings name a mail server.</param>
public sealed record AlertList(bool IsOn, IReadOnlyList<AlertItem> Addresses);
