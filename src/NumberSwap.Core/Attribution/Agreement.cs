using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Attribution;

/// <summary>In what the heaviest of the suspects agree, and how heavy they are together.</summary>
internal static class Agreement
{
    /// <summary>Share of the weight that may differ in a field on which the others agree.</summary>
    private const double Negligible = 0.05;

    /// <summary>
    /// The source and medium of most weight, with those other fields in which its suspects agree, but without click ids, which are one
    /// visitor's.
    /// </summary>
    public static (TrafficSource Source, double Weight) OnSource(List<Suspect> suspects)
    {
        var (heaviest, weight) = Heaviest(suspects, static lease => (lease.Visit.Source.Source, lease.Visit.Source.Medium));
        var first = suspects.Find(suspect => IsOf(suspect, heaviest)).Lease.Visit.Source;
        var source = new TrafficSource
        {
            Source = first.Source,
            Medium = first.Medium,
            Campaign = On(static source => source.Campaign),
            Term = On(static source => source.Term),
            Content = On(static source => source.Content),
            CampaignId = On(static source => source.CampaignId),
            Platform = On(static source => source.Platform),
        };
        return (source, weight);

        // Somebody of next to no weight does not blur what all the others have in common.
        string? On(Func<TrafficSource, string?> field)
        {
            var other = 0.0;
            foreach (var suspect in suspects)
            {
                if (IsOf(suspect, heaviest) && !string.Equals(field(suspect.Lease.Visit.Source), field(first), StringComparison.Ordinal))
                    other += suspect.Weight;
            }

            return other <= Negligible * weight ? field(first) : null;
        }

        static bool IsOf(Suspect suspect, (string Source, string Medium) of) =>
            suspect.Lease.Visit.Source.Source == of.Source && suspect.Lease.Visit.Source.Medium == of.Medium;
    }

    /// <summary>The campaign (its id, or null for "none") of most weight.</summary>
    public static (string? Campaign, double Weight) OnCampaign(List<Suspect> suspects)
    {
        var (campaign, weight) = Heaviest(suspects, static lease => lease.Visit.Campaign ?? "");
        return (campaign.Length > 0 ? campaign : null, weight);
    }

    private static (TKey Key, double Weight) Heaviest<TKey>(List<Suspect> suspects, Func<Leasing.Lease, TKey> key)
        where TKey : notnull
    {
        var weights = new Dictionary<TKey, double>();
        foreach (var suspect in suspects)
        {
            var of = key(suspect.Lease);
            weights[of] = weights.GetValueOrDefault(of) + suspect.Weight;
        }

        // Of equal ones the first suspect's, so that the answer does not rest on the order of a dictionary.
        var (heaviest, weight) = (key(suspects[0].Lease), 0.0);
        foreach (var suspect in suspects)
        {
            var of = key(suspect.Lease);
            if (weights[of] > weight)
                (heaviest, weight) = (of, weights[of]);
        }

        return (heaviest, weight);
    }
}
