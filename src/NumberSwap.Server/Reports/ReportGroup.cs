namespace NumberSwap.Server.Reports;

/// <summary>The figures of one source, medium or campaign.</summary>
/// <param name="Key">
/// The source or medium as it is recorded, or the campaign's id; null: calls of which it is not known, and visits of no campaign;
/// empty: all those together that are too many to be listed.
/// </param>
/// <param name="Name">The campaign's name, null for one that was deleted; of sources and mediums the key.</param>
/// <param name="Now">The period's.</param>
/// <param name="Before">Those of the period to compare with; null without one.</param>
public sealed record ReportGroup(string? Key, string? Name, CallFigures Now, CallFigures? Before);
