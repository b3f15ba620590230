namespace NumberSwap.Server.Callbacks;

/// <summary>Who takes a task.</summary>
/// <param name="Taker">Their name; left out: the key's.</param>
public sealed record TakeRequest(string? Taker = null);
