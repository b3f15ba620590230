namespace NumberSwap.Server.Operators;

/// <summary>What is to be said of a name that calls have, instead of what was said before.</summary>
/// <param name="MergedInto">The operator whose other spelling it is; null: a name of its own.</param>
/// <param name="Hidden">True for somebody who has left: lists leave them out, sums do not.</param>
/// <param name="Person">Id of the account; null: none.</param>
public sealed record OperatorRequest(string? MergedInto = null, bool Hidden = false, string? Person = null);
