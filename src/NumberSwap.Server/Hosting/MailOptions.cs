using System.Net;
using MimeKit;

namespace NumberSwap.Server.Hosting;

/// <summary>The mail server by which people are told of missed calls; without a host there are no mails.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    /// <summary>0: as <see cref="Security"/> has it (465, 587, or 25 without encryption).</summary>
    public int Port { get; set; }

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The sender: <c>calls@example.com</c> or <c>Calls &lt;calls@example.com&gt;</c>.</summary>
    public string? From { get; set; }

    public MailSecurity Security { get; set; }

    /// <summary>Seconds that the server has for a whole conversation.</summary>
    public double TimeoutSeconds { get; set; } = 20;

    /// <summary>Seconds from the first failure to the next attempt; doubled with each, up to half an hour.</summary>
    public double FirstRetrySeconds { get; set; } = 30;

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);

    private bool IsLocal => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>What is done, <see cref="MailSecurity.Auto"/> decided.</summary>
    internal MailSecurity Chosen => Security != MailSecurity.Auto ? Security : Port == 465 ? MailSecurity.Tls : IsLocal ? MailSecurity.None : MailSecurity.StartTls;

    internal int ChosenPort => Port != 0 ? Port : Chosen switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 };

    /// <exception cref="WrongSettingException">A setting is wrong.</exception>
    internal void Check()
    {
        if (!IsOn)
        {
            if (From is not null || User is not null || Password is not null)
                throw new WrongSettingException("NumberSwap:Mail:Host", "it is empty while other mail settings are there. Name the mail server, such as smtp.example.com, or leave them all out.");
            return;
        }

        if (Uri.CheckHostName(Host!.Trim()) == UriHostNameType.Unknown)
            throw new WrongSettingException("NumberSwap:Mail:Host", "it has to be the mail server's name or address alone, such as smtp.example.com.");
        if (Port is < 0 or > 65535)
            throw new WrongSettingException("NumberSwap:Mail:Port", "it has to be 1 to 65535, or left out.");
        if (From is null || !MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            throw new WrongSettingException("NumberSwap:Mail:From", "it has to be the sender's address, such as calls@example.com or Calls <calls@example.com>.");
        if ((User is null) != (Password is null))
            throw new WrongSettingException(User is null ? "NumberSwap:Mail:User" : "NumberSwap:Mail:Password", "user and password go together. Set both, or leave both out for a server that asks for neither.");
        if (User is not null && Chosen == MailSecurity.None && !IsLocal)
            throw new WrongSettingException("NumberSwap:Mail:Security", "without encryption the password would be readable on its way. Set it to StartTls or Tls.");
        if (!(TimeoutSeconds is >= 0.1 and <= 120))
            throw new WrongSettingException("NumberSwap:Mail:TimeoutSeconds", "it has to be 0.1 to 120 seconds.");
        if (!(FirstRetrySeconds is >= 0.01 and <= 3600))
            throw new WrongSettingException("NumberSwap:Mail:FirstRetrySeconds", "it has to be 0.01 to 3600 seconds.");
    }
}
