using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>A request that a platform's own library signed or accepted: see <c>vectors/README.md</c>.</summary>
/// <param name="At">When it comes, Unix seconds; 0: at any time.</param>
public sealed record SignatureVector(
    string Name, string Method, string Address, string? ContentType, string Body, long At, Dictionary<string, string> Credentials, Dictionary<string, string> Headers)
{
    public static IReadOnlyList<SignatureVector> Of(string platform) =>
        JsonSerializer.Deserialize<VectorFile>(File.ReadAllBytes(Path.Combine(Repository.Root, "tests/NumberSwap.Server.Tests/Platforms/vectors", platform + ".json")), JsonSerializerOptions.Web)!.Vectors;

    public PlatformCredentials Proof => new(Credentials, null, []);

    public byte[] Bytes => Encoding.UTF8.GetBytes(Body);

    /// <summary>The request as the server would have it; what is given differs from the vector.</summary>
    public HookRequest Request(byte[]? body = null, string? address = null, string? method = null, long late = 0, (string Name, string[] Values)? header = null)
    {
        address ??= Address;
        var query = address.IndexOf('?', StringComparison.Ordinal) is var at && at < 0 ? "" : address[at..];
        var headers = new HeaderDictionary { ["Content-Type"] = ContentType };
        foreach (var (name, value) in Headers)
            headers[name] = value;
        if (header is { } other)
            headers[other.Name] = other.Values;
        return new HookRequest
        {
            Method = method ?? Method,
            Hook = address[..^query.Length],
            Query = query,
            Headers = headers,
            Body = body ?? Bytes,
            At = DateTimeOffset.FromUnixTimeSeconds(At + late),
        };
    }

    public override string ToString() => Name;

    private sealed record VectorFile(string Platform, string Library, IReadOnlyList<SignatureVector> Vectors);
}
