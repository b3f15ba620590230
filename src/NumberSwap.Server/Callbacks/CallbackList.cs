namespace NumberSwap.Server.Callbacks;

/// <summary>Tasks of a site.</summary>
/// <param name="HasMore">True: there are more than the limit.</param>
public sealed record CallbackList(IReadOnlyList<CallbackItem> Tasks, bool HasMore);
