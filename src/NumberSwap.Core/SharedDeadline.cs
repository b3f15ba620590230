namespace NumberSwap.Core;

/// <summary>
/// Time-outs for hot paths: everything that starts within the same slice of time shares one token, so that a request costs no timer of its own.
/// </summary>
/// <param name="patience">How long an operation may take at most; its token fires up to a fifth earlier.</param>
public sealed class SharedDeadline(TimeProvider clock, TimeSpan patience)
{
    private readonly TimeSpan _slice = patience / 5;
    private Slice _current = new(clock, patience, clock.GetTimestamp());

    /// <summary>A token that fires when an operation that starts now has taken too long.</summary>
    public CancellationToken Next()
    {
        var slice = Volatile.Read(ref _current);
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(slice.Began, now) < _slice)
            return slice.Token;

        var next = new Slice(clock, patience, now);
        // Who loses the race shares the winner's slice; its own is never used and ends by itself.
        return Interlocked.CompareExchange(ref _current, next, slice) == slice ? next.Token : Volatile.Read(ref _current).Token;
    }

    private sealed class Slice(TimeProvider clock, TimeSpan after, long began)
    {
        public long Began { get; } = began;

        // The source is not disposed: operations may still wait on its token, and its timer ends when it fires.
        public CancellationToken Token { get; } = new CancellationTokenSource(after, clock).Token;
    }
}
