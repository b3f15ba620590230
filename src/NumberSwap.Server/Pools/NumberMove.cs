using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Pools;

/// <summary>What came of moving numbers. When one of the lists holds numbers, nothing was moved.</summary>
/// <param name="To">The pool that has them now; null when nothing was moved.</param>
/// <param name="NotThere">Numbers that are not in the pool that they were to be moved from.</param>
/// <param name="Busy">Numbers that are on visitors' pages in the place of a number whose calls go elsewhere.</param>
public sealed record NumberMove(Pool? To, IReadOnlyList<string> NotThere, IReadOnlyList<string> Busy);
