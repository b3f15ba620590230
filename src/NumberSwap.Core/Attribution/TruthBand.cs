namespace NumberSwap.Core.Attribution;

/// <summary>Calls with a known caller of which attribution was about as sure.</summary>
/// <param name="From">Least probability said, 0 to 1.</param>
/// <param name="To">Below this one; the last band includes it.</param>
/// <param name="Right">How many of the calls came from the visit that was named.</param>
/// <param name="MeanSaid">Mean probability said.</param>
public sealed record TruthBand(double From, double To, int Calls, int Right, double MeanSaid);
