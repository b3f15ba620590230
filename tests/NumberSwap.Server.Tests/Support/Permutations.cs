namespace NumberSwap.Server.Tests.Support;

/// <summary>Every order of some things.</summary>
public static class Permutations
{
    /// <summary>All orders of 0 … <paramref name="count"/> - 1.</summary>
    public static IEnumerable<IReadOnlyList<int>> Of(int count) => count == 0
        ? [[]]
        : Of(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (IReadOnlyList<int>)[.. order.Take(at), count - 1, .. order.Skip(at)]));
}
