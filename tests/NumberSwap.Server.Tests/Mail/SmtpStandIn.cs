using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace NumberSwap.Server.Tests.Mail;

/// <summary>A mail server on this machine that keeps what it is given, or behaves as badly as a test wants.</summary>
internal sealed class SmtpStandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task serving;

    public SmtpStandIn()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>How it behaves from the next conversation on.</summary>
    public SmtpMood Mood { get; set; }

    /// <summary>Conversations that were begun.</summary>
    public int Conversations { get; private set; }

    public ConcurrentQueue<(string To, MimeMessage Message)> Mails { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Stop();
        await serving;
        over.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (!over.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(over.Token);
                Conversations++;
                talks.Add(TalkAsync(client, Mood));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // The test is over.
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client, SmtpMood mood)
    {
        using var connection = client;
        try
        {
            if (mood == SmtpMood.Drops)
                return;
            if (mood == SmtpMood.Hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, over.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 stand-in".AsMemory(), over.Token);
            var to = "";
            while (await reader.ReadLineAsync(over.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "RCPT")
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                if (verb == "DATA")
                {
                    await writer.WriteLineAsync("354 go on".AsMemory(), over.Token);
                    var message = await ReadAsync(reader);
                    Mails.Enqueue((to, message));
                }

                await writer.WriteLineAsync((verb switch
                {
                    "EHLO" or "HELO" => "250 stand-in",
                    "RCPT" when mood == SmtpMood.Refuses => "550 no such user",
                    "RCPT" when mood == SmtpMood.IsBusy => "451 later",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                }).AsMemory(), over.Token);
                if (verb == "QUIT")
                    return;
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The client went, or the test is over.
        }
    }

    private async Task<MimeMessage> ReadAsync(StreamReader reader)
    {
        var text = new StringWriter { NewLine = "\r\n" };
        while (await reader.ReadLineAsync(over.Token) is { } line && line != ".")
            await text.WriteLineAsync(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes, over.Token);
    }
}
