using System.Runtime.InteropServices;

namespace NumberSwap.Core.Planning.Days;

/// <summary>A lease as it counts for its pool: live from <paramref name="From"/> until before <paramref name="Until"/>, Unix times in ms.</summary>
/// <param name="Overflow">True: the number was somebody else's when it was given.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PoolSpan(string Number, long From, long Until, bool Overflow);
