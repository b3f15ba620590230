namespace NumberSwap.Core.Planning.Simulation;

/// <summary>How a policy did. Shares are from 0 to 1.</summary>
/// <param name="Session">Share of the calls that a visit caused for which that visit is the likeliest one.</param>
/// <param name="Campaign">Share of the calls that a visit caused for which its campaign is the likeliest one.</param>
/// <param name="Undisputed">Share of all calls at whose ring the caller's own lease was live, and the only live one of the number.</param>
/// <param name="Overflow">Share of visits that found every number taken.</param>
/// <param name="Brier">Mean square of (said probability − whether the likeliest visit was the true one); 0 is perfect.</param>
public sealed record PolicyResult(
    string Name, string Says, double Session, double Campaign, double Undisputed, double Overflow, double Brier, IReadOnlyList<CalibrationBin> Calibration);
