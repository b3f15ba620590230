using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>Where the simulated visitors come from: what a middle-sized shop might advertise with.</summary>
public static class SimulatedCampaigns
{
    /// <summary>Weights of the hours of a day for advertisements that run in office hours, made to sum to 24.</summary>
    private static readonly double[] Office = Normalised([1, 1, 1, 1, 1, 2, 4, 8, 14, 18, 20, 20, 18, 18, 19, 19, 18, 16, 12, 9, 7, 5, 3, 2]);

    /// <summary>The same for what people read in the evening.</summary>
    private static readonly double[] Evening = Normalised([4, 2, 1, 1, 1, 2, 4, 6, 8, 9, 10, 10, 11, 11, 11, 11, 12, 13, 15, 18, 20, 20, 15, 9]);

    private static readonly (string Source, string Medium, string? Campaign, double Share, double[] Hours)[] All =
    [
        ("yandex", "cpc", "brand", 0.16, Office),
        ("yandex", "cpc", "boilers", 0.22, Office),
        ("yandex", "cpc", "repair", 0.12, Office),
        ("google", "cpc", "boilers", 0.10, Office),
        ("vk", "social", "autumn", 0.08, Evening),
        ("yandex", "organic", null, 0.15, Evening),
        ("google", "organic", null, 0.09, Evening),
        ("(direct)", "(none)", null, 0.08, Office),
    ];

    public static int Count => All.Length;

    /// <summary>What the visits of each campaign are remembered by.</summary>
    public static IReadOnlyList<Visit> Visits { get; } =
        [.. All.Select((of, i) => new Visit("https://shop.example/", null, new TrafficSource { Source = of.Source, Medium = of.Medium, Campaign = of.Campaign }, "c" + i))];

    /// <summary>The campaign's share of an average day's visits times the weight of the hour (0 to 23).</summary>
    public static double Rate(int campaign, int hour) => All[campaign].Share * All[campaign].Hours[hour];

    private static double[] Normalised(double[] hours)
    {
        var sum = hours.Sum();
        return [.. hours.Select(hour => hour * 24 / sum)];
    }
}
