namespace NumberSwap.Sql.Stores;

/// <summary>Visits of one source, medium and campaign; what is not known is the empty text.</summary>
public record VisitCountRow
{
    public required string Source { get; init; }
    public required string Medium { get; init; }

    /// <summary>Id of the campaign.</summary>
    public required string Campaign { get; init; }

    public required long Visits { get; init; }
}
