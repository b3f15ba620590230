namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>How a series is drawn.</summary>
public enum SeriesLook
{
    Line,

    /// <summary>A line with the space below it tinted.</summary>
    Area,

    /// <summary>A band on top of the stacked series before it: parts of a whole.</summary>
    Stacked,

    /// <summary>The same thing in the period before: thin, dashed, without a colour of its own.</summary>
    Before,
}
