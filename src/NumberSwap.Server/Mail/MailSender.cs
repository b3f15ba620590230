using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Mail;

/// <summary>Hands mails to the mail server.</summary>
public sealed class MailSender(Settings settings, TimeProvider clock)
{
    private static readonly MailFailure Unfit = new("The mail server cannot write to this address.", IsFinal: true, IsOfServer: false);

    private MailOptions Options => settings.Options.Mail;

    /// <summary>True when there is a mail server to hand mails to.</summary>
    public bool IsOn => Options.IsOn;

    /// <summary>Null: it went out.</summary>
    /// <param name="id">The same for each attempt, so that a receiver can tell a repeated mail.</param>
    public async Task<MailFailure?> SendAsync(string recipient, MailText text, string id, CancellationToken cancellation)
    {
        if (!IsOn)
            return new MailFailure("No mail server is set.", IsFinal: false, IsOfServer: true);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(Options.TimeoutSeconds));
        if (!TryWrite(recipient, text, id, out var written))
            return Unfit;
        using var message = written;
        using var client = new SmtpClient();
        var isIn = false;
        try
        {
            await client.ConnectAsync(Options.Host!.Trim(), Options.ChosenPort, Encryption(), limit.Token);
            if (Options.User is { } user)
                await client.AuthenticateAsync(user, Options.Password!, limit.Token);
            isIn = true;
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refused) when (isIn)
        {
            return new MailFailure("The mail server refused the mail.", (int)refused.StatusCode >= 500, IsOfServer: false);
        }
        catch (Exception unfit) when (isIn && unfit is NotSupportedException or FormatException or ArgumentException)
        {
            return Unfit;
        }
        catch (AuthenticationException)
        {
            return new MailFailure("The mail server refused user and password.", IsFinal: false, IsOfServer: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new MailFailure("The mail server did not answer in time.", IsFinal: false, IsOfServer: true);
        }
        catch (Exception failed) when (failed is SocketException or IOException or SmtpCommandException or SmtpProtocolException or SslHandshakeException or NotSupportedException)
        {
            return new MailFailure(failed is SslHandshakeException or NotSupportedException ? "The mail server cannot be spoken to in encrypted form." : "The mail server cannot be reached.", IsFinal: false, IsOfServer: true);
        }

        await QuitAsync(client, limit.Token);
        return null;
    }

    /// <summary>The mail is out: how the server says goodbye changes nothing.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception failed) when (failed is OperationCanceledException or IOException or SocketException or SmtpCommandException or SmtpProtocolException)
        {
            // Nothing to do.
        }
    }

    /// <summary>False: nobody can have this address.</summary>
    private bool TryWrite(string recipient, MailText text, string id, [NotNullWhen(true)] out MimeMessage? message)
    {
        message = null;
        if (!MailboxAddress.TryParse(recipient, out var to))
            return false;
        var from = MailboxAddress.Parse(Options.From!);
        message = new MimeMessage { Subject = text.Subject, Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = text.Body } };
        message.MessageId = $"{id}@{from.Address[(from.Address.LastIndexOf('@') + 1)..]}";
        message.From.Add(from);
        message.To.Add(to);
        // Nobody's absence note is to come back.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return true;
    }

    private SecureSocketOptions Encryption() => Options.Chosen switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
