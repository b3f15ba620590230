using NumberSwap.Core.Leasing;

namespace NumberSwap.Sql.Stores;

/// <summary>Visits of a site in a time: all of them, or a fair sample where there are too many.</summary>
/// <param name="Sessions">How many sessions there were; an estimate when the sample is not all of them.</param>
/// <param name="IsWhole">True when <paramref name="Visits"/> are all of them.</param>
public sealed record VisitSample(long Sessions, bool IsWhole, IReadOnlyList<Visit> Visits);
