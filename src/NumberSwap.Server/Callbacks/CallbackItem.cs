using NumberSwap.Core.Callbacks;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Callbacks;

/// <summary>Somebody who is to be called back.</summary>
/// <param name="Phone">E.164; null: forgotten.</param>
/// <param name="Missed">Calls of theirs that nobody answered meanwhile.</param>
/// <param name="Met">True: they were called back, or got through, by the deadline. Null: not yet, and there is still time.</param>
/// <param name="Outcome">What became of it; while the task is open: of the last try.</param>
public sealed record CallbackItem(
    string Id,
    CallbackOrigin Origin,
    string? Phone,
    string? Name,
    string? Wish,
    string? Lead,
    DateTime MadeAt,
    int Missed,
    DateTime? LastMissedAt,
    DateTime? WantedAt,
    DateTime DeadlineAt,
    bool? Met,
    string? Taker,
    DateTime? TakenAt,
    int Tries,
    DateTime? TriedAt,
    DateTime? NextTryAt,
    bool IsOpen,
    CallbackOutcome? Outcome,
    string? Note,
    DateTime? ClosedAt,
    string? ClosedBy)
{
    public static CallbackItem Of(CallbackTask task, long now) => new(
        task.Id,
        task.Origin,
        task.Phone,
        task.Name,
        task.Wish,
        task.Lead,
        UnixTime.ToUtc(task.MadeAt),
        task.Missed,
        Time(task.LastMissedAt),
        Time(task.WantedAt),
        UnixTime.ToUtc(task.DeadlineAt),
        task.WasMet(now),
        task.Taker,
        Time(task.TakenAt),
        task.Tries,
        Time(task.TriedAt),
        Time(task.NextTryAt),
        task.IsOpen,
        task.Outcome,
        task.Note,
        Time(task.ClosedAt),
        task.ClosedBy);

    private static DateTime? Time(long? at) => at is { } known ? UnixTime.ToUtc(known) : null;
}
