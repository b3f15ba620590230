using NumberSwap.Core.Traffic;

namespace NumberSwap.Sql.Stores;

/// <summary>What a form's facts are made from.</summary>
internal sealed record FactLead
{
    // COALESCE hides the time from SQLite's planner, which would walk all of the site's leads before it to find those of one phone.
    /// <summary>Of a site's leads in a time.</summary>
    public const string Select =
        """
        SELECT l.id AS Id, l.made_at AS MadeAt, l.session_id AS Session, l.visitor AS Visitor, l.source AS Source, l.medium AS Medium, l.campaign AS Campaign,
            l.term AS Term, l.landing_page AS LandingPage,
            CASE WHEN l.phone IS NULL THEN 0
                WHEN EXISTS (SELECT 1 FROM calls p WHERE p.site_id = l.site_id AND p.caller = l.phone AND p.started_at < l.made_at) THEN 2
                WHEN EXISTS (SELECT 1 FROM leads p WHERE p.site_id = l.site_id AND p.phone = l.phone AND COALESCE(p.made_at, 0) < l.made_at) THEN 2 ELSE 1 END AS Client
        FROM leads l
        WHERE l.site_id = @site AND l.made_at >= @from AND l.made_at < @to
        """;

    public required string Id { get; init; }
    public required long MadeAt { get; init; }
    public string? Session { get; init; }
    public string? Visitor { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }
    public string? Term { get; init; }
    public string? LandingPage { get; init; }
    public int Client { get; init; }

    /// <summary>The visit's source as the lead remembers it; null: its visit was never known.</summary>
    public TrafficSource? Remembered =>
        Source is null ? null : new TrafficSource { Source = Source, Medium = Medium ?? "(none)", Campaign = Campaign, Term = Term };
}
