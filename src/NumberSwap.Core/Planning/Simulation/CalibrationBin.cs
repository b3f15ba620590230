namespace NumberSwap.Core.Planning.Simulation;

/// <summary>The calls whose said probability lies in a range.</summary>
/// <param name="Said">Mean of the said probabilities; null without calls.</param>
/// <param name="Was">Share of the calls for which the likeliest visit was the true one; null without calls.</param>
public sealed record CalibrationBin(double From, double To, int Calls, double? Said, double? Was);
