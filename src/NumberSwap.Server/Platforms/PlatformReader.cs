using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Platforms;

/// <summary>Checks entered credentials.</summary>
public static class PlatformReader
{
    private const int MaxValue = 2000;
    private const int MaxAddresses = 50;

    /// <summary>What is entered, over what was kept before; or the problem to answer with.</summary>
    public static (PlatformCredentials? Credentials, ProblemHttpResult? Problem) Read(ICallPlatform platform, PlatformRequest request, PlatformCredentials? before, string? secret)
    {
        foreach (var name in request.Values?.Keys ?? Enumerable.Empty<string>())
        {
            if (!platform.Fields.Any(field => field.Name == name))
                return (null, Problem.Invalid(name[..Math.Min(name.Length, 100)], $"{platform.Title} has no such credential. It has: {string.Join(", ", platform.Fields.Select(field => field.Name))}."));
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in platform.Fields)
        {
            var given = request.Values?.GetValueOrDefault(field.Name) is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : null;
            var value = given ?? before?.Values.GetValueOrDefault(field.Name);
            if (field.IsOptional && value is null or "")
                continue;
            if (value is not { Length: > 0 and <= MaxValue })
                return (null, Problem.Invalid(field.Name, field.Hint));
            if (field.Problem?.Invoke(value) is { } wrong)
                return (null, Problem.Invalid(field.Name, wrong));
            values[field.Name] = value;
        }

        var addresses = new List<string>();
        foreach (var text in request.Addresses ?? before?.Addresses ?? [])
        {
            if (NetworkOf(text.Trim()) is not { } network || addresses.Count == MaxAddresses)
                return (null, Problem.Invalid("addresses", $"They have to be {MaxAddresses} IP addresses or networks at most, such as 203.0.113.7 or 198.51.100.0/24."));
            addresses.Add(network.ToString());
        }

        return (new PlatformCredentials(values, secret, addresses), null);
    }

    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
