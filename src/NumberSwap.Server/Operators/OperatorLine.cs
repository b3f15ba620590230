using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Operators;

/// <summary>An operator of a team.</summary>
/// <param name="Name">Empty: the calls that name nobody.</param>
/// <param name="Spellings">Other names that count for this one.</param>
/// <param name="Hidden">True for somebody who has left.</param>
/// <param name="Person">Id of the account, or null.</param>
public sealed record OperatorLine(string Name, IReadOnlyList<string> Spellings, bool Hidden, string? Person, OperatorCounts Now, OperatorCounts Before);
