using System.Runtime.InteropServices;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>One visit of the simulated traffic. Times are ms since its begin.</summary>
/// <param name="Campaign">Place of its campaign in <see cref="SimulatedCampaigns"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SimulatedVisit(long Start, long End, int Campaign);
