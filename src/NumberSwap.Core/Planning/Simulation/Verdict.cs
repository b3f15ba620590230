using System.Runtime.InteropServices;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>What a policy says of a call.</summary>
/// <param name="Visit">The likeliest visit, or <see cref="SimulatedCall.Nobody"/>.</param>
/// <param name="Campaign">The likeliest campaign, or <see cref="SimulatedCall.Nobody"/>.</param>
/// <param name="Said">The probability that is said of <paramref name="Visit"/>.</param>
/// <param name="Alone">Whether exactly one lease of the dialled number was live at the ring.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Verdict(int Visit, int Campaign, double Said, bool Alone)
{
    public static readonly Verdict None = new(SimulatedCall.Nobody, SimulatedCall.Nobody, 0, Alone: false);
}
