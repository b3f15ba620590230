using NumberSwap.Core.Callbacks;

namespace NumberSwap.Sql.Stores;

/// <summary>A call-back task with all that became of it.</summary>
/// <param name="Call">Id of the missed call; null: it was asked for.</param>
public sealed record NewCallback(CallbackTask Task, string? Call);
