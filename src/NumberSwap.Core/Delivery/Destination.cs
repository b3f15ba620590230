namespace NumberSwap.Core.Delivery;

/// <summary>A system that wants to know of a site's calls or leads.</summary>
/// <param name="Kind">Which adapter speaks to it: <c>webhook</c> ….</param>
/// <param name="Settings">What the adapter has to know, as JSON; nothing secret.</param>
/// <param name="Secrets">The secrets, encrypted.</param>
/// <param name="Events">What it wants to know.</param>
/// <param name="Reason">Why it is paused, as a stable code: <c>failing</c> (by the server), <c>byHand</c>; null when it is not.</param>
/// <param name="FailingSince">Unix time in ms of the first failure since something arrived; null: the last attempt arrived, or there was none.</param>
/// <param name="Failures">Attempts that failed since then.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
public sealed record Destination(
    string Id,
    string Site,
    string Kind,
    string Name,
    string Settings,
    string Secrets,
    IReadOnlyList<EventType> Events,
    DestinationState State,
    string? Reason,
    long? FailingSince,
    int Failures,
    long CreatedAt);
