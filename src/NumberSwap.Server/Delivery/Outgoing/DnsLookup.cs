using System.Net;

namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>Asks the system.</summary>
public sealed class DnsLookup : INameLookup
{
    public Task<IPAddress[]> FindAsync(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host, out var address) ? Task.FromResult<IPAddress[]>([address]) : Dns.GetHostAddressesAsync(host, cancellation);
}
