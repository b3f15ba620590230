namespace NumberSwap.Core.Planning.Simulation;

/// <summary>What happens at a moment; of one ms in this order.</summary>
internal enum MomentKind
{
    Begin,
    Beat,
    Ring,
    End,
}
