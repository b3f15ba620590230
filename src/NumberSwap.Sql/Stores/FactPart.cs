namespace NumberSwap.Sql.Stores;

/// <summary>30 days of a site's facts, and the version of what they were read from.</summary>
public sealed record FactPart(FactKind Kind, int Part, long Version)
{
    public const int Days = 30;

    /// <summary>30 days, ms.</summary>
    public const long Ms = Days * 24 * 3600_000L;

    /// <summary>30 days in quarters of an hour.</summary>
    public const int Slots = (int)(Ms / ReportChanges.SlotMs);

    /// <summary>The part of a time, Unix ms.</summary>
    public static int OfTime(long at) => (int)(at / Ms);

    public static int OfDay(int day) => day / Days;
}
