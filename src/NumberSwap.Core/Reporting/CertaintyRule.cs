namespace NumberSwap.Core.Reporting;

/// <summary>How much of a call counts for what it is attributed to.</summary>
public static class CertaintyRule
{
    /// <summary>From this probability on an attribution counts as certain.</summary>
    public const double Sure = 0.8;

    /// <summary>The share, 0 to 1; what it leaves to 1 is not known.</summary>
    public static double ShareOf(ReportValues values, double probability) => values switch
    {
        ReportValues.Expected => Math.Clamp(probability, 0, 1),
        ReportValues.Certain => probability >= Sure ? 1 : 0,
        _ => 1,
    };
}
