namespace NumberSwap.Server.Mail;

/// <summary>Whom to send a mail that only says that mails arrive: one of the site's addresses.</summary>
public sealed record MailTestRequest(string? Email);
