namespace NumberSwap.Core.Planning.Simulation;

/// <summary>The rules of a policy that others document.</summary>
/// <param name="HoldMs">How long a number stays with its visitor after the page is left.</param>
/// <param name="CooldownMs">How long it rests after that.</param>
/// <param name="ReleasedByCall">Whether a call sets the number free.</param>
public sealed record RivalRules(long HoldMs, long CooldownMs = 0, bool ReleasedByCall = false);
