namespace NumberSwap.Server.Mail;

/// <summary>Those who are to get a site's mails, and no others.</summary>
public sealed record AlertsRequest(IReadOnlyList<AlertRequest?>? Addresses);
