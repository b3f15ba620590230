using System.Net;

namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>Targets that the operator of this server lets through although their address is private.</summary>
public sealed class AllowedTargets
{
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IPNetwork> networks = [];

    private AllowedTargets()
    {
    }

    /// <summary>Reads names, addresses and networks that commas separate; false when one of them is none of these.</summary>
    public static bool TryRead(string? text, out AllowedTargets targets)
    {
        targets = new AllowedTargets();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(part.Trim('[', ']'), out var address))
                targets.networks.Add(new IPNetwork(address, 8 * address.GetAddressBytes().Length));
            else if (IPNetwork.TryParse(part, out var network))
                targets.networks.Add(network);
            else if (Uri.CheckHostName(part) == UriHostNameType.Dns)
                targets.names.Add(part.TrimEnd('.'));
            else
                return false;
        }

        return true;
    }

    public bool Has(string host, IPAddress address) =>
        names.Contains(host.TrimEnd('.')) || networks.Exists(network => network.Contains(address));
}
