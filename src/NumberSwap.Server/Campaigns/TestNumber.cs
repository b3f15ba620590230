using System.Text.Json.Serialization;
using NumberSwap.Core;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Campaigns;

/// <summary>What a page would show in the place of one target.</summary>
/// <param name="Target">E.164.</param>
/// <param name="Kind"><c>leased</c>: one of the pool's; <c>static</c>; <c>fallback</c>: the page's own; <c>test</c>.</param>
/// <param name="Number">E.164; null with a pool, which gives each visit another.</param>
/// <param name="Pool">Id of the pool, or null.</param>
public sealed record TestNumber(string Target, LeaseKind Kind, string? Number, string? Pool = null)
{
    /// <summary>Why, in one sentence.</summary>
    public string Why => Reason.ToString();

    [JsonIgnore]
    public ProblemText Reason { get; init; } = ProblemText.None;
}
