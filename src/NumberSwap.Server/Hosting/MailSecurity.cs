namespace NumberSwap.Server.Hosting;

/// <summary>How the conversation with the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>As the port says: 465 from the first byte, else after STARTTLS; not at all on this machine.</summary>
    Auto = 0,

    /// <summary>Not at all.</summary>
    None = 1,

    /// <summary>After STARTTLS, which the server has to offer.</summary>
    StartTls = 2,

    /// <summary>From the first byte.</summary>
    Tls = 3,
}
