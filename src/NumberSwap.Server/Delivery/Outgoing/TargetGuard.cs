using System.Net;
using System.Net.Sockets;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>Decides, each time a connection is made, where it may lead, and connects to the very address that it has checked.</summary>
/// <remarks>A name that shows a public address when it is entered and a private one when it is used is refused then. Redirects and proxies are not followed at all.</remarks>
public sealed class TargetGuard(INameLookup lookup, Settings settings)
{
    /// <summary>A connection lives so long; then the name is looked up, and its address checked, again.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    private const int MaxHeadersKb = 32;

    private readonly AllowedTargets allowed = AllowedTargets.TryRead(settings.Options.Delivery.AllowedTargets, out var read) ? read : throw new ArgumentException("See Settings.", nameof(settings));

    /// <summary>What all requests to addresses that users enter go through.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectPatience,
        PooledConnectionLifetime = ConnectionLife,
        MaxResponseHeadersLength = MaxHeadersKb,
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, cancellation),
    };

    /// <summary>The addresses of a host that may be connected to; empty: there are none.</summary>
    public async Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellation) =>
        [.. (await lookup.FindAsync(host, cancellation)).Where(address => PublicAddresses.Has(address) || allowed.Has(host, address))];

    /// <summary>True for an address written as numbers that is never connected to. What a name leads to is seen when it is used.</summary>
    public bool Refuses(Uri url) =>
        IPAddress.TryParse(url.IdnHost, out var address) && !PublicAddresses.Has(address) && !allowed.Has(url.IdnHost, address);

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellation)
    {
        var addresses = await FindAsync(target.Host, cancellation);
        if (addresses.Count == 0)
            throw new TargetRefusedException("The host has no public address, so no connection was made. If it is a system of your own, name it in NumberSwap:Delivery:AllowedTargets.");

        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], target.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Count)
            {
                // The next address may answer.
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
