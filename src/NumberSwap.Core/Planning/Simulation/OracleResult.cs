namespace NumberSwap.Core.Planning.Simulation;

/// <summary>How an observer who knows the true densities would have done.</summary>
/// <param name="Session">Share of the calls that a visit caused for which it is the likeliest one.</param>
/// <param name="Brier">Mean square of (its probability − whether it was the true one).</param>
/// <param name="Calibration">Its own calibration, which is off by chance alone.</param>
public sealed record OracleResult(double Session, double Brier, IReadOnlyList<CalibrationBin> Calibration);
