namespace NumberSwap.Server.Reports;

/// <summary>How well the calls of a period could be attributed.</summary>
/// <param name="Session">Calls whose visit is named.</param>
/// <param name="Source">Calls of which the source or campaign is named, not the visit.</param>
/// <param name="None">Calls of which nothing is named.</param>
/// <param name="MeanProbability">Mean of what was said about those of which something is named, 0 to 1; null without such.</param>
/// <param name="Ambiguous">Those among them that were said with less than <see cref="Sure"/>.</param>
public sealed record MatchQuality(long Session, long Source, long None, double? MeanProbability, long Ambiguous)
{
    /// <summary>From this probability on a statement counts as sure.</summary>
    public const double Sure = Sql.Stores.ReportStore.Sure;

    /// <summary>Calls of which the source is named, with the visit or without.</summary>
    public long Named => Session + Source;

    /// <summary>Share of ambiguous calls among those of which something is named, 0 to 1; null without such.</summary>
    public double? AmbiguousShare => Named > 0 ? (double)Ambiguous / Named : null;
}
