namespace NumberSwap.Server.Tests.Support;

/// <summary>
/// A clock whose date stands still until a test moves it, while timers run: background work goes on. Timers as long as somebody's patience
/// run much slower, so that a loaded machine makes nobody impatient.
/// </summary>
public sealed class StoryClock : TimeProvider
{
    private const int Slower = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private long ticks = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= Patience ? dueTime * Slower : dueTime, period);
}
