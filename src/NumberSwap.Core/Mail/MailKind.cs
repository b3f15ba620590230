namespace NumberSwap.Core.Mail;

/// <summary>What a mail says.</summary>
public enum MailKind
{
    /// <summary>A missed call, or several.</summary>
    MissedCall = 0,

    /// <summary>Somebody asked to be called back.</summary>
    Request = 1,

    /// <summary>A destination is paused, since nothing arrives there any more.</summary>
    DestinationPaused = 2,

    /// <summary>Mails arrive: somebody wanted to know.</summary>
    Test = 3,

    /// <summary>A goal falls behind; its subject is the goal's id.</summary>
    GoalBehind = 4,
}
