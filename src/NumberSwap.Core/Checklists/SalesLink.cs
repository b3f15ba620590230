namespace NumberSwap.Core.Checklists;

/// <summary>Whether operators with higher scores sell more of their target calls.</summary>
/// <param name="Operators">Those with enough scores and calls.</param>
/// <param name="Correlation">Pearson's, -1 to 1.</param>
public sealed record SalesLink(int Operators, double Correlation, LinkStrength Strength)
{
    /// <summary>Fewer operators say nothing of a rule.</summary>
    public const int MinOperators = 5;

    /// <summary>Of an operator, for their share and conversion to mean something.</summary>
    public const int MinScored = 2, MinTargetCalls = 10;

    private const double Visible = 0.5;

    /// <summary>Two-sided 5 % of the normal distribution.</summary>
    private const double Seldom = 1.96;

    /// <summary>
    /// Pearson's correlation of share and conversion, each operator counting once; null with too few operators or when all have the same. Clear by
    /// Fisher's z: artanh(r) √(n − 3) is about normal (R. A. Fisher, 1921).
    /// </summary>
    public static SalesLink? Of(IEnumerable<OperatorSales> operators)
    {
        var pairs = operators
            .Where(of => of.Scored >= MinScored && of.TargetCalls >= MinTargetCalls && of.Sum.Share is not null)
            .Select(of => (X: of.Sum.Share!.Value, Y: of.Conversion!.Value))
            .ToList();
        if (pairs.Count < MinOperators)
        {
            return null;
        }

        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        var (xx, yy) = (pairs.Sum(pair => Square(pair.X - x)), pairs.Sum(pair => Square(pair.Y - y)));
        // What differs by rounding alone does not differ.
        if (xx < 1e-12 || yy < 1e-12)
        {
            return null;
        }

        var r = Math.Clamp(pairs.Sum(pair => (pair.X - x) * (pair.Y - y)) / Math.Sqrt(xx * yy), -1, 1);
        var strength = Math.Abs(Math.Atanh(r)) * Math.Sqrt(pairs.Count - 3) >= Seldom ? LinkStrength.Clear : Math.Abs(r) >= Visible ? LinkStrength.Possible : LinkStrength.None;
        return new SalesLink(pairs.Count, r, strength);

        static double Square(double number) => number * number;
    }
}
