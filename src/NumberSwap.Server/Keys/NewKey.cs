namespace NumberSwap.Server.Keys;

/// <summary>A key just made.</summary>
/// <param name="Key">The secret: shown this once.</param>
public sealed record NewKey(string Id, string Key);
