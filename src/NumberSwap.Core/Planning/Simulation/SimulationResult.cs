namespace NumberSwap.Core.Planning.Simulation;

/// <summary>The same traffic under every policy.</summary>
/// <param name="Calls">Calls that were made, over all runs.</param>
/// <param name="Policies">NumberSwap first.</param>
public sealed record SimulationResult(SimulationSettings Parameters, int Calls, IReadOnlyList<PolicyResult> Policies, OracleResult Oracle);
