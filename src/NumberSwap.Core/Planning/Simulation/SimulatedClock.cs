namespace NumberSwap.Core.Planning.Simulation;

/// <summary>A clock that stands where the simulation puts it.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private DateTimeOffset _now = Begin;

    /// <summary>Moves to this many ms after the begin.</summary>
    public void Move(long now) => _now = Begin.AddMilliseconds(now);

    public override DateTimeOffset GetUtcNow() => _now;
}
