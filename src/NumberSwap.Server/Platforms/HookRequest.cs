using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace NumberSwap.Server.Platforms;

/// <summary>A platform's request as it came, whole and bounded.</summary>
public sealed class HookRequest
{
    /// <summary>Largest body, in bytes.</summary>
    public const int MaxBody = 16 * 1024;

    private const int MaxFields = 200;

    private readonly Lazy<IReadOnlyDictionary<string, string>?> fields;
    private readonly Lazy<JsonElement?> json;
    private readonly Lazy<IReadOnlyList<KeyValuePair<string, string>>> parameters;

    public HookRequest()
    {
        parameters = new(() => PairsOf(Query));
        fields = new(ReadFields);
        json = new(ReadJson);
    }

    public required string Method { get; init; }

    /// <summary>The webhook's own address as the outside spells it, with its secret, without what follows it.</summary>
    public required string Hook { get; init; }

    /// <summary>What follows the webhook's address in the path, without a slash before it: <c>events/call</c>. Mostly empty.</summary>
    public string Path { get; init; } = "";

    /// <summary>The query as it was sent, with its question mark; or empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>The whole address that was called, undecoded: what platforms sign.</summary>
    public string Address => Path.Length == 0 ? Hook + Query : $"{Hook}/{Path}{Query}";

    public required IHeaderDictionary Headers { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    public bool IsGet => HttpMethods.IsGet(Method);

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The query's parameters, decoded, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => parameters.Value;

    /// <summary>The form's fields, or the query's for GET; null when they are no form, too many, or repeat a name.</summary>
    public IReadOnlyDictionary<string, string>? Fields => fields.Value;

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonElement? Json => json.Value;

    /// <summary>A field, or null.</summary>
    public string? Field(string name) => Fields?.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A parameter of the query, or null where it is missing or repeated.</summary>
    public string? Parameter(string name)
    {
        string? found = null;
        foreach (var (other, value) in Parameters)
        {
            if (other != name)
                continue;
            if (found is not null)
                return null;
            found = value;
        }

        return found is { Length: > 0 } ? found : null;
    }

    /// <summary>A header, or null where it is missing or repeated.</summary>
    public string? Header(string name) => Headers[name] is [{ Length: > 0 } value] ? value : null;

    private Dictionary<string, string>? ReadFields()
    {
        IReadOnlyList<KeyValuePair<string, string>> pairs;
        if (IsGet)
            pairs = Parameters;
        else if (Headers.ContentType.ToString().StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            pairs = PairsOf(Text);
        else
            return null;

        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (read.Count == MaxFields || !read.TryAdd(name, value))
                return null;
        }

        return read;
    }

    /// <summary>Names as they are written: platforms sign <c>To</c> and <c>to</c> as two.</summary>
    private static List<KeyValuePair<string, string>> PairsOf(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(text))
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return pairs;
    }

    private JsonElement? ReadJson()
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(Body.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
