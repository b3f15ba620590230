using NumberSwap.Core.Traffic;

namespace NumberSwap.Sql.Stores;

/// <summary>The parts of a stored attribution that facts are made from.</summary>
internal static class FactCause
{
    /// <summary>A correction.</summary>
    internal sealed record Corrected(Said? Attribution);

    /// <summary>An attribution.</summary>
    internal sealed record Said(TrafficSource? Source, Leased? Lease);

    /// <summary>A lease.</summary>
    internal sealed record Leased(string Session, string Visitor, long SessionStartedAt, Came? Visit);

    /// <summary>A visit.</summary>
    internal sealed record Came(string? LandingPage, TrafficSource? Source);
}
