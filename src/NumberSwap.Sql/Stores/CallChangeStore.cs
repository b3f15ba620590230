using System.Text.Json;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>What people say of calls: their corrections and tags, in the table <c>calls</c>.</summary>
/// <remarks>Each change is made only where the row is still as it was read, so that of two at one moment none is lost unnoticed.</remarks>
public sealed class CallChangeStore(Database database)
{
    private const int Attempts = 5;

    /// <summary>Corrects a call, or with null takes its correction back: then what is believed now counts again.</summary>
    /// <param name="version">The correction's version that was looked at; null: whatever it is now.</param>
    /// <param name="audit">What the log is to say of it, by the call as it was.</param>
    public Task<ChangeOutcome> CorrectAsync(
        string site, string id, CallCorrection? correction, int? version, Func<CallRecord, AuditEntry>? audit = null, CancellationToken cancellation = default) =>
        ChangeAsync(
            site,
            id,
            async (work, call) =>
            {
                if (version is not null && version != call.CorrectionVersion)
                {
                    return ChangeOutcome.Overtaken;
                }

                if (correction is null && call.Correction is null)
                {
                    return ChangeOutcome.Done;
                }

                var key = new ReportChanges.CallKey(site, id);
                await ReportChanges.MarkAsync(work, [key]);
                var outbox = await OutboxWriter.LookAsync(work, [key]);
                var entry = audit?.Invoke(call);
                var cause = correction?.Attribution ?? call.Attribution;
                var changed = await work.ExecuteAsync(
                    """
                    UPDATE calls SET correction = @correction, correction_version = correction_version + 1,
                        match_level = @match, probability = @probability, session_id = @session, source = @source, medium = @medium, campaign_id = @campaign
                    WHERE site_id = @site AND id = @id AND correction_version = @corrected AND attribution_version = @attributed
                    """,
                    new
                    {
                        correction = correction is null ? null : JsonSerializer.Serialize(correction, JournalJson.Default.CallCorrection),
                        match = cause.Match,
                        probability = cause.Probability,
                        session = cause.Lease?.Session,
                        source = Bounded.Text(cause.Source?.Source, 200),
                        medium = Bounded.Text(cause.Source?.Medium, 100),
                        campaign = cause.Campaign,
                        site,
                        id,
                        corrected = call.CorrectionVersion,
                        attributed = call.AttributionVersion,
                    });
                if (changed > 0 && outbox is not null)
                {
                    await outbox.WriteAsync(correction?.At ?? entry?.At ?? call.AttributedAt);
                }

                return await LoggedAsync(work, changed, entry);
            },
            cancellation);

    /// <summary>Gives a call other tags: those that <paramref name="change"/> makes of the ones it has.</summary>
    public Task<ChangeOutcome> TagAsync(
        string site,
        string id,
        Func<IReadOnlyList<string>, IReadOnlyList<string>> change,
        Func<CallRecord, IReadOnlyList<string>, AuditEntry?>? audit = null,
        CancellationToken cancellation = default) =>
        ChangeAsync(
            site,
            id,
            async (work, call) =>
            {
                var tags = change(call.Tags);
                if (tags.Count > CallTags.MaxCount)
                {
                    return ChangeOutcome.Full;
                }

                var known = tags.Except(call.Tags, StringComparer.Ordinal).Any() ? await CallStore.TagsAsync(work, site) : [];
                if (known.Union(tags, StringComparer.Ordinal).Count() > CallTags.MaxOfSite)
                {
                    return ChangeOutcome.Full;
                }

                var changed = await work.ExecuteAsync(
                    "UPDATE calls SET tags = @tags WHERE site_id = @site AND id = @id AND COALESCE(tags, '') = @before",
                    new { tags = CallTags.Join(tags), site, id, before = CallTags.Join(call.Tags) ?? "" });
                await ReportChanges.MarkAsync(work, [new ReportChanges.CallKey(site, id)]);
                return await LoggedAsync(work, changed, audit?.Invoke(call, tags));
            },
            cancellation);

    /// <summary>Gives many calls that have no tag yet one.</summary>
    public Task TagAsync(IReadOnlyCollection<NewTag> tags, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(
                    "UPDATE calls SET tags = @Tags WHERE site_id = @Site AND id = @Call AND tags IS NULL",
                    [.. tags.Select(given => new { given.Site, given.Call, Tags = CallTags.Join([given.Tag]) })]);
                await ReportChanges.MarkAsync(work, [.. tags.Select(given => new ReportChanges.CallKey(given.Site, given.Call))]);
                return tags.Count > 0;
            },
            cancellation);

    /// <summary>Null when no row was as it had been read.</summary>
    private static async Task<ChangeOutcome?> LoggedAsync(Work work, int changed, AuditEntry? audit)
    {
        if (changed == 0)
        {
            return null;
        }

        if (audit is not null)
        {
            await AuditStore.AddAsync(work, audit);
        }

        return ChangeOutcome.Done;
    }

    /// <summary>Runs a change on the call as it is, again when it answers null: somebody was faster.</summary>
    private async Task<ChangeOutcome> ChangeAsync(string site, string id, Func<Work, CallRecord, Task<ChangeOutcome?>> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            ChangeOutcome? outcome = null;
            await database.WriteAsync(
                async work =>
                {
                    outcome = await work.FindAsync<CallRow>(CallStore.Select + " WHERE site_id = @site AND id = @id", new { site, id }) is { } row
                        ? await change(work, row.ToRecord())
                        : ChangeOutcome.NotFound;
                    return outcome == ChangeOutcome.Done;
                },
                cancellation);
            if (outcome is { } done)
            {
                return done;
            }

            if (attempt == Attempts)
            {
                return ChangeOutcome.Overtaken;
            }
        }
    }
}
