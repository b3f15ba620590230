namespace NumberSwap.Server.Tests.Mail;

internal enum SmtpMood
{
    Works,

    /// <summary>Accepts the connection and says nothing.</summary>
    Hangs,

    /// <summary>Accepts the connection and closes it.</summary>
    Drops,

    /// <summary>Knows no recipient, for good.</summary>
    Refuses,

    /// <summary>Takes mails later.</summary>
    IsBusy,
}
