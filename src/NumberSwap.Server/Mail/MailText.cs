namespace NumberSwap.Server.Mail;

/// <summary>What a mail says, in its reader's language.</summary>
public sealed record MailText(string Subject, string Body);
