namespace NumberSwap.Sql;

/// <summary>Wakes who delivers events, as soon as this process has committed some.</summary>
public sealed class OutboxSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next wake. Take it before looking for what is due, and nothing that is committed in between is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
