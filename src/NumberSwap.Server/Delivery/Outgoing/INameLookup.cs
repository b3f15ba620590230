using System.Net;

namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>Finds the addresses of a host.</summary>
public interface INameLookup
{
    /// <param name="host">A name, or an address that is its own answer.</param>
    Task<IPAddress[]> FindAsync(string host, CancellationToken cancellation);
}
