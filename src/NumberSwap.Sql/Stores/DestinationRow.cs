using NumberSwap.Core.Delivery;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>destinations</c>.</summary>
internal sealed record DestinationRow
{
    public const string Select =
        """
        SELECT id AS Id, site_id AS Site, kind AS Kind, name AS Name, settings AS Settings, protected_json AS Secrets, events AS Events, state AS State,
            paused_reason AS Reason, failing_since AS FailingSince, failed_count AS Failures, created_at AS CreatedAt
        FROM destinations
        """;

    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string Settings { get; init; }
    public required string Secrets { get; init; }
    public int Events { get; init; }
    public DestinationState State { get; init; }
    public string? Reason { get; init; }
    public long? FailingSince { get; init; }
    public int Failures { get; init; }
    public long CreatedAt { get; init; }

    public static DestinationRow Of(Destination destination) => new()
    {
        Id = destination.Id,
        Site = destination.Site,
        Kind = destination.Kind,
        Name = destination.Name,
        Settings = destination.Settings,
        Secrets = destination.Secrets,
        Events = EventTypes.ToBits(destination.Events),
        State = destination.State,
        Reason = destination.Reason,
        FailingSince = destination.FailingSince,
        Failures = destination.Failures,
        CreatedAt = destination.CreatedAt,
    };

    public Destination ToDestination() =>
        new(Id, Site, Kind, Name, Settings, Secrets, EventTypes.FromBits(Events), State, Reason, FailingSince, Failures, CreatedAt);
}
