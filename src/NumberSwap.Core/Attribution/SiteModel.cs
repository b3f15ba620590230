namespace NumberSwap.Core.Attribution;

/// <summary>What a site's own traffic has taught.</summary>
/// <param name="Delay">When its visitors call.</param>
/// <param name="VisitsPerMs">How many visits a number of each pool (by its id) has on average, per ms.</param>
/// <param name="Calls">Calls that the delay model was estimated from.</param>
/// <param name="Hours">How busy the hours of the day are; null: all alike.</param>
public sealed record SiteModel(DelayModel Delay, IReadOnlyDictionary<string, double> VisitsPerMs, int Calls, DayHours? Hours = null)
{
    /// <summary>What is assumed of a site of which nothing is known.</summary>
    public static readonly SiteModel Prior = new(DelayModel.Prior, new Dictionary<string, double>(StringComparer.Ordinal), 0);

    /// <summary>See <see cref="CallFacts.HourWeight"/>.</summary>
    public double HourWeight(long at) => Hours?.Weight(at) ?? 1;

    /// <summary>See <see cref="CallFacts.VisitsPerMs"/>.</summary>
    public double? VisitsOf(string pool) => VisitsPerMs.TryGetValue(pool, out var visits) ? visits : null;
}
