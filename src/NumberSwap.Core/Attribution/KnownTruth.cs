namespace NumberSwap.Core.Attribution;

/// <summary>How often attribution was right where it is known who called: callers who left their phone in a form.</summary>
/// <remarks>What counts is what was said at the ring, which knew nothing of the form.</remarks>
/// <param name="Calls">Calls whose caller is known.</param>
/// <param name="Named">Those for which it named a most probable visit. Of the others it said that nobody's visit explains them.</param>
/// <param name="Right">Of those named, how many were the caller's own visit.</param>
/// <param name="MeanSaid">Mean probability of the visits named, 0 to 1. The nearer to the share of <paramref name="Right"/>, the better it knows what it knows.</param>
/// <param name="Brier">Mean square of what was said minus what was so (0 or 1): 0 is perfect, 0.25 says nothing.</param>
/// <param name="Bands">The same by what was said; bands without calls are left out.</param>
public sealed record KnownTruth(int Calls, int Named, int Right, double MeanSaid, double Brier, IReadOnlyList<TruthBand> Bands)
{
    private static readonly double[] Edges = [0, 0.3, 0.5, 0.7, 0.9, 1];

    /// <summary>Share of the named visits that were right, 0 to 1; 0 with none.</summary>
    public double Share => Named == 0 ? 0 : (double)Right / Named;

    /// <param name="calls">All calls whose caller is known, with those for which nobody was named.</param>
    /// <param name="said">For each named visit its probability, and whether it was the caller's.</param>
    public static KnownTruth Of(int calls, IReadOnlyCollection<(double Said, bool Right)> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var bands = new List<TruthBand>();
        for (var i = 0; i + 1 < Edges.Length; i++)
        {
            var (from, to) = (Edges[i], Edges[i + 1]);
            var within = said.Where(one => one.Said >= from && (one.Said < to || to >= 1)).ToList();
            if (within.Count > 0)
                bands.Add(new TruthBand(from, to, within.Count, within.Count(one => one.Right), within.Average(one => one.Said)));
        }

        return new KnownTruth(
            calls,
            said.Count,
            said.Count(one => one.Right),
            said.Count == 0 ? 0 : said.Average(one => one.Said),
            said.Count == 0 ? 0 : said.Average(one => Math.Pow(one.Said - (one.Right ? 1 : 0), 2)),
            bands);
    }
}
