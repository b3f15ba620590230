using System.Runtime.InteropServices;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>One call of the simulated traffic.</summary>
/// <param name="At">The ring, ms since the traffic's begin.</param>
/// <param name="Visit">Place of the visit that caused it, whose number is dialled; -1 for a direct dial.</param>
/// <param name="Number">Place of the dialled number in the pool, for a direct dial.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SimulatedCall(long At, int Visit, int Number)
{
    public const int Nobody = -1;
}
