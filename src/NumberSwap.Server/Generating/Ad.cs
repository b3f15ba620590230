using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Generating;

/// <summary>A way by which visitors come.</summary>
/// <param name="Weight">How many come by it, relative to the others.</param>
/// <param name="CallRate">How likely its visitors call, 1 on average.</param>
/// <param name="Query">Campaign parameters of the landing page's address; may be empty.</param>
/// <param name="Referrer">Address that leads there, or null.</param>
/// <param name="ClickId">Name of the click id that each visit has, or null.</param>
/// <param name="Terms">Whether the visits have a search term and an ad's id.</param>
/// <param name="Paths">The pages that are landed on.</param>
/// <param name="Worth">How likely its callers buy, 1 on average.</param>
/// <param name="Price">What it costs; null: nothing.</param>
/// <param name="Returns">How much likelier somebody comes back by it than by another way.</param>
internal sealed record Ad(
    double Weight,
    double CallRate,
    string Query,
    string? Referrer,
    string? ClickId,
    bool Terms,
    IReadOnlyList<string> Paths,
    double Worth = 1,
    AdPrice? Price = null,
    double Returns = 1)
{
    /// <summary>What the server makes of a visit by it, before its terms and click ids.</summary>
    public TrafficSource Source { get; } = TrafficClassifier.Classify(
        new Uri($"https://{SiteBlueprint.Domain}{Paths[0]}{(Query.Length > 0 ? "?" + Query : "")}"), Referrer is null ? null : new Uri(Referrer), [SiteBlueprint.Domain]);
}
