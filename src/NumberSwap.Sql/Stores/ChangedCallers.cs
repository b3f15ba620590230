using NumberSwap.Core.Calls;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Calls whose caller a later report says to be another one than was known.</summary>
internal static class ChangedCallers
{
    private const string Find = "SELECT caller AS Caller, started_at AS StartedAt, status AS Status FROM calls WHERE site_id = @Site AND id = @Id";

    /// <summary>Calls that reports name another caller of, as they are before these are written.</summary>
    public static async Task<IReadOnlyList<ChangedCaller>> LookAsync(Work work, IReadOnlyCollection<CallRow> reports)
    {
        var found = new Dictionary<ReportChanges.CallKey, ChangedCaller>();
        foreach (var report in reports.Where(report => report.Caller is not null))
        {
            if (await work.FindAsync<CallerRow>(Find, new { report.Site, report.Id }) is { Caller: { } caller } known && caller != report.Caller)
            {
                found.TryAdd(new(report.Site, report.Id), new(report.Site, report.Id, caller, known.StartedAt, known.Status));
            }
        }

        return [.. found.Values];
    }

    /// <summary>Those of them that have another caller now: a report that was overtaken changes none.</summary>
    public static async Task<IReadOnlyList<ChangedCaller>> LookAgainAsync(Work work, IReadOnlyList<ChangedCaller> before)
    {
        var changed = new List<ChangedCaller>();
        foreach (var call in before)
        {
            if (await work.FindAsync<CallerRow>(Find, new { call.Site, call.Id }) is { } now && now.Caller != call.Before)
            {
                changed.Add(call);
            }
        }

        return changed;
    }

    private sealed record CallerRow
    {
        public string? Caller { get; init; }
        public required long StartedAt { get; init; }
        public required CallStatus Status { get; init; }
    }
}
