using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>calls</c>.</summary>
internal sealed record CallRow
{
    public required string Site { get; init; }
    public required string Id { get; init; }
    public required string Platform { get; init; }
    public string? Caller { get; init; }
    public required string Dialled { get; init; }
    public string? Destination { get; init; }
    public required long StartedAt { get; init; }
    public required CallStatus Status { get; init; }
    public int? TalkSeconds { get; init; }
    public int? RingSeconds { get; init; }
    public string? OperatorName { get; init; }
    public string? RecordingUrl { get; init; }

    /// <summary>When the newest of the merged reports came.</summary>
    public long ReportedAt { get; init; }

    public MatchLevel MatchLevel { get; init; }
    public double Probability { get; init; }
    public string? Session { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }
    public required string Attribution { get; init; }
    public string? RingAttribution { get; init; }
    public int AttributionVersion { get; init; } = 1;
    public long AttributedAt { get; init; }
    public long? ReattributeAt { get; init; }
    public string? Correction { get; init; }
    public int CorrectionVersion { get; init; }
    public string? Tags { get; init; }
    public long? EarlierAt { get; init; }

    public static CallRow Of(RecordedCall call)
    {
        var (entry, report, attribution) = (call.Entry, call.Entry.Report, call.Attribution);
        return new CallRow
        {
            Site = entry.Site,
            Id = Bounded.CallId(report.Id),
            Platform = Bounded.Text(report.Platform, 32),
            Caller = Bounded.Text(report.From, 64),
            Dialled = Bounded.Text(report.To, 64),
            Destination = Bounded.Text(call.Destination, 64),
            StartedAt = entry.StartedAt,
            Status = report.Status,
            TalkSeconds = report.TalkSeconds,
            RingSeconds = report.RingSeconds,
            OperatorName = report.Operator,
            RecordingUrl = report.RecordingUrl,
            ReportedAt = entry.At,
            MatchLevel = attribution.Match,
            Probability = attribution.Probability,
            Session = attribution.Lease?.Session,
            Source = Bounded.Text(attribution.Source?.Source, 200),
            Medium = Bounded.Text(attribution.Source?.Medium, 100),
            Campaign = attribution.Campaign,
            Attribution = JsonSerializer.Serialize(attribution, JournalJson.Default.CallAttribution),
            ReattributeAt = call.AttributeAgainAt,
        };
    }

    public CallRecord ToRecord() => new()
    {
        Site = Site,
        Id = Id,
        Platform = Platform,
        From = Caller,
        To = Dialled,
        Destination = Destination,
        StartedAt = StartedAt,
        Status = Status,
        TalkSeconds = TalkSeconds,
        RingSeconds = RingSeconds,
        Operator = OperatorName,
        RecordingUrl = RecordingUrl,
        Attribution = JsonSerializer.Deserialize(Attribution, JournalJson.Default.CallAttribution)!,
        RingAttribution = JsonSerializer.Deserialize(RingAttribution ?? Attribution, JournalJson.Default.CallAttribution)!,
        AttributionVersion = AttributionVersion,
        AttributedAt = AttributedAt > 0 ? AttributedAt : StartedAt,
        Correction = Correction is null ? null : JsonSerializer.Deserialize(Correction, JournalJson.Default.CallCorrection),
        CorrectionVersion = CorrectionVersion,
        Tags = CallTags.Split(Tags),
        EarlierAt = EarlierAt,
    };
}
