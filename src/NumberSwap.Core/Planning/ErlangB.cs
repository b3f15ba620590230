namespace NumberSwap.Core.Planning;

/// <summary>How many numbers a pool needs: Erlang's loss formula for sessions that find every number taken.</summary>
/// <remarks>
/// The load in erlangs is new sessions per second × seconds for which each holds a number (visit + hold).
/// Exact by the recursion B(0) = 1, B(n) = A·B(n−1) / (n + A·B(n−1)) (V. B. Iversen, Teletraffic Engineering Handbook, Erlang's loss formula),
/// whose terms stay between 0 and 1 for any load.
/// </remarks>
public static class ErlangB
{
    /// <summary>The highest load that is planned for, in erlangs.</summary>
    public const double MostErlangs = 10_000_000;

    /// <summary>The share of sessions, 0 to 1, that find all numbers taken. Takes time in proportion to <paramref name="numbers"/>.</summary>
    /// <param name="numbers">Numbers in the pool, 0 or more.</param>
    /// <param name="erlangs">Load, 0 to <see cref="MostErlangs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Blocking(int numbers, double erlangs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numbers);
        RequireLoad(erlangs);

        var blocking = 1.0;
        for (var n = 1; n <= numbers && blocking > 0; n++)
            blocking = Next(blocking, n, erlangs);
        return blocking;
    }

    /// <summary>The fewest numbers with which no larger share of sessions than <paramref name="overflow"/> finds all taken.</summary>
    /// <param name="erlangs">Load, 0 to <see cref="MostErlangs"/>.</param>
    /// <param name="overflow">Wanted share, above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static int NumbersFor(double erlangs, double overflow)
    {
        RequireLoad(erlangs);
        if (!(overflow is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(overflow), overflow, "The wanted share has to be above 0 and at most 1.");

        var numbers = 0;
        for (var blocking = 1.0; blocking > overflow; blocking = Next(blocking, numbers, erlangs))
            numbers++;
        return numbers;
    }

    private static double Next(double blocking, int numbers, double erlangs) =>
        erlangs * blocking / (numbers + (erlangs * blocking));

    private static void RequireLoad(double erlangs)
    {
        if (!(erlangs is >= 0 and <= MostErlangs))
            throw new ArgumentOutOfRangeException(nameof(erlangs), erlangs, $"The load has to be from 0 to {MostErlangs} erlangs.");
    }
}
