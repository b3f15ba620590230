namespace NumberSwap.Server.Mail;

/// <summary>What came of a test.</summary>
/// <param name="Sent">True: the mail server took the mail.</param>
/// <param name="Error">Why it did not; null when it did.</param>
public sealed record MailTest(bool Sent, string? Error);
