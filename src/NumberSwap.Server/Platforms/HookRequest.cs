using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace NumberSwap.Server.Platforms;

/// <summary>A platform's request as it came, whole and bounded.</summary>
public sealed class HookRequest
{
    /// <summary>Largest body, in bytes.</summary>
    public const int MaxBody = 16 * 1024;

    private const int MaxFields = 200;

    private readonly Lazy<IReadOnlyDictionary<string, string>?> fields;
    private readonly Lazy<JsonElement?> json;

    public HookRequest()
    {
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

    /// <summary>The form's fields, or the query's for GET; null when they are no form, too many, or repeat a name.</summary>
    public IReadOnlyDictionary<string, string>? Fields => fields.Value;

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonElement? Json => json.Value;

    /// <summary>A field, or null.</summary>
    public string? Field(string name) => Fields?.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A parameter of the query, or null where it is missing or repeated.</summary>
    public string? Parameter(string name) => QueryHelpers.ParseQuery(Query).TryGetValue(name, out var values) && values is [{ Length: > 0 } value] ? value : null;

    /// <summary>A header, or null where it is missing or repeated.</summary>
    public string? Header(string name) => Headers[name] is [{ Length: > 0 } value] ? value : null;

    private Dictionary<string, string>? ReadFields()
    {
        IEnumerable<KeyValuePair<string, StringValues>> pairs;
        if (IsGet)
            pairs = QueryHelpers.ParseQuery(Query);
        else if (Headers.ContentType.ToString().StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            pairs = QueryHelpers.ParseQuery(Text);
        else
            return null;

        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in pairs)
        {
            if (values.Count > 1 || read.Count == MaxFields)
                return null;
            read[name] = values.ToString();
        }

        return read;
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
