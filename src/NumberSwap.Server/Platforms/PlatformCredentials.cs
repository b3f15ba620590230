using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NumberSwap.Server.Platforms;

/// <summary>What proves a platform's requests for one site.</summary>
public sealed class PlatformCredentials
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly IPNetwork[] networks;
    private readonly byte[] secret;

    /// <summary>What proves a platform's requests for one site.</summary>
    /// <param name="values">By <see cref="PlatformField.Name"/>.</param>
    /// <param name="secret">Of the webhook's address, where the platform signs nothing; else null.</param>
    /// <param name="addresses">Networks in CIDR form that alone may send; empty: everybody.</param>
    public PlatformCredentials(IReadOnlyDictionary<string, string> values, string? secret, IReadOnlyList<string> addresses)
    {
        (Values, Secret, Addresses) = (values, secret, addresses);
        this.secret = Encoding.UTF8.GetBytes(secret ?? "");
        networks = [.. addresses.Select(IPNetwork.Parse)];
    }

    public IReadOnlyDictionary<string, string> Values { get; }
    public string? Secret { get; }
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>A value; the empty text, which proves nothing, where it was not entered.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Whether a text is the address's secret; compared in constant time.</summary>
    public bool IsSecret(string? given) =>
        secret.Length > 0 && given is { Length: > 0 and <= 100 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), secret);

    /// <summary>Whether requests may come from there.</summary>
    public bool Allows(IPAddress? address)
    {
        if (networks.Length == 0)
            return true;
        if (address is null)
            return false;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(networks, network => network.Contains(address));
    }

    public string ToJson() => JsonSerializer.Serialize(new Stored(Values, Secret, Addresses), Web);

    public static PlatformCredentials Parse(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Web)!;
        // Twilio's token was the only thing kept, once.
        var values = stored.Values ?? (stored.AuthToken is { } token ? new Dictionary<string, string>(StringComparer.Ordinal) { ["authToken"] = token } : []);
        return new PlatformCredentials(values, stored.Secret, stored.Addresses ?? []);
    }

    private sealed record Stored(IReadOnlyDictionary<string, string>? Values, string? Secret, IReadOnlyList<string>? Addresses, string? AuthToken = null);
}
