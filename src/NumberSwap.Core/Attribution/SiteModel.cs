namespace NumberSwap.Core.Attribution;

/// <summary>What a site's own traffic has taught.</summary>
/// <param name="Delay">When its visitors call.</param>
/// <param name="VisitsPerMs">How many visits a number of each pool (by its id) has on average, per ms.</param>
/// <param name="Calls">Calls that the delay model was estimated from.</param>
public sealed record SiteModel(DelayModel Delay, IReadOnlyDictionary<string, double> VisitsPerMs, int Calls)
{
    /// <summary>What is assumed of a site of which nothing is known.</summary>
    public static readonly SiteModel Prior = new(DelayModel.Prior, new Dictionary<string, double>(StringComparer.Ordinal), 0);

    /// <summary>See <see cref="CallFacts.VisitsPerMs"/>.</summary>
    public double? VisitsOf(string pool) => VisitsPerMs.TryGetValue(pool, out var visits) ? visits : null;
}
