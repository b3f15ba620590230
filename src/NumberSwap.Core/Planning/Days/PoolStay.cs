using System.Runtime.InteropServices;

namespace NumberSwap.Core.Planning.Days;

/// <summary>A number belongs to a pool from <paramref name="From"/> until before <paramref name="Until"/>, Unix times in ms.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PoolStay(string Number, long From, long Until);
