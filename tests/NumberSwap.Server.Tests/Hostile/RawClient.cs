using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace NumberSwap.Server.Tests.Hostile;

/// <summary>Sends bytes to a server and reads what comes back until it closes: no client library makes such requests.</summary>
internal sealed class RawClient(Uri address)
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    /// <summary>The status, or null when the server closed without one; and the whole answer.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="endsEarly">True: nothing more will come, whatever the request announced. The server may take that for a lost connection.</param>
    public async Task<(int? Status, string Answer)> SendAsync(byte[] request, bool endsEarly)
    {
        using var guard = new CancellationTokenSource(Hang);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, guard.Token);
        using var answer = new MemoryStream();
        try
        {
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(request, guard.Token);
            if (endsEarly)
                socket.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer, guard.Token);
        }
        catch (IOException)
        {
            // The server had enough: it may close while more is being sent.
        }

        var text = Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture) : null, text);
    }
}
