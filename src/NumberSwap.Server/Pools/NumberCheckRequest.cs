namespace NumberSwap.Server.Pools;

/// <summary>A list of tracking numbers to look through.</summary>
/// <param name="Text">A column as it was pasted, or a CSV file's text: the first column that holds numbers is read.</param>
/// <param name="Pool">Id of the pool that they are meant for; left out: a new one.</param>
public sealed record NumberCheckRequest(string? Text, string? Pool = null);
