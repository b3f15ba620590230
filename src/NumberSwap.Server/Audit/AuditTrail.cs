using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core;
using NumberSwap.Core.Audit;

namespace NumberSwap.Server.Audit;

/// <summary>
/// Makes the log's entries, for the stores to write with the change that they tell of. What is given as before and after is kept as the API
/// shows it: no secrets, and nothing of callers.
/// </summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <summary>Numbers that one entry names; of more, only how many there were.</summary>
    private const int MostNumbers = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="site">Id of the site that it concerns; null: the whole installation.</param>
    /// <param name="kind">What was made: <c>pool</c>, <c>campaign</c> ….</param>
    public AuditEntry Added(Actor by, string? site, string kind, string id, string name, object after) =>
        Of(by, site, kind + ".added", id, name, null, Text(after));

    /// <summary>The entry, or null when nothing was changed.</summary>
    public AuditEntry? Changed(Actor by, string? site, string kind, string id, string name, object before, object after)
    {
        var (was, now) = (Text(before), Text(after));
        return was == now ? null : Of(by, site, kind + ".changed", id, name, was, now);
    }

    public AuditEntry Removed(Actor by, string? site, string kind, string id, string name, object before) =>
        Of(by, site, kind + ".removed", id, name, Text(before), null);

    /// <summary>Something that is neither made, changed nor removed: <c>pool.numbersAdded</c>, <c>platform.set</c>.</summary>
    public AuditEntry Did(Actor by, string? site, string action, string? id, string? name, object? before, object? after) =>
        Of(by, site, action, id, name, before is null ? null : Text(before), after is null ? null : Text(after));

    /// <summary>Numbers as an entry holds them.</summary>
    public static object Numbers(IReadOnlyList<string> numbers) => new { count = numbers.Count, numbers = numbers.Take(MostNumbers) };

    private static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), Json);

    private AuditEntry Of(Actor by, string? site, string action, string? id, string? name, string? before, string? after) =>
        new(RandomId.New(), clock.GetUtcNow().ToUnixTimeMilliseconds(), site, by, action, id, name, before, after);
}
