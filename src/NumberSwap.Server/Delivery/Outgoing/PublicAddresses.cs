using System.Net;
using System.Net.Sockets;

namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>Tells addresses of the open internet from those that lead to this machine, its network or its cloud.</summary>
/// <remarks>
/// IPv4: everything that IANA's special-purpose registry does not call globally reachable. IPv6: only global unicast (2000::/3), and of that
/// nothing that is special or carries an IPv4 address: NAT64 (64:ff9b::/96), 6to4 (2002::/16) and Teredo (2001::/32) are refused as a whole.
/// </remarks>
public static class PublicAddresses
{
    private static readonly IPNetwork[] s_refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // Metadata services at public addresses: Azure's, and Oracle's of old.
            "168.63.129.16/32", "192.0.0.192/32",

            // Special within 2000::/3: Teredo, ORCHID and other protocol assignments, documentation, 6to4, documentation again.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork s_globalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !s_refused.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => plain.ScopeId == 0 && s_globalUnicast.Contains(plain) && !s_refused.Any(network => network.Contains(plain)),
            _ => false,
        };
    }
}
