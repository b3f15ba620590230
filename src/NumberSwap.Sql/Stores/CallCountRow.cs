using NumberSwap.Core.Attribution;

namespace NumberSwap.Sql.Stores;

/// <summary>Calls of one source, medium, campaign and match. What is not known of them is the empty text.</summary>
public record CallCountRow
{
    public required string Source { get; init; }
    public required string Medium { get; init; }

    /// <summary>Id of the campaign.</summary>
    public required string Campaign { get; init; }

    public required MatchLevel Match { get; init; }
    public required long Calls { get; init; }

    /// <summary>Those that the site's rule takes for target calls.</summary>
    public required long TargetCalls { get; init; }

    public required long Answered { get; init; }
    public required long Missed { get; init; }
    public required long TalkSeconds { get; init; }

    /// <summary>Their probabilities added up.</summary>
    public required double Probability { get; init; }

    /// <summary>Those of which something is named with less than <see cref="ReportStore.Sure"/>.</summary>
    public required long Ambiguous { get; init; }
}
