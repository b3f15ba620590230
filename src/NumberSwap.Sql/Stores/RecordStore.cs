using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Writes what the journal holds: owns the tables <c>sessions</c>, <c>leases</c>, <c>session_notes</c> and, with <see cref="CallStore"/>, <c>calls</c>.</summary>
public sealed class RecordStore(Database database)
{
    private const string SeeSession = "UPDATE sessions SET last_seen_at = @At WHERE id = @Id AND last_seen_at < @At";

    private const string ChangeIds = "UPDATE sessions SET ids = @Ids, ids_at = @At WHERE id = @Id AND ids_at < @At";

    private const string SeeLease = "UPDATE leases SET seen_at = @At WHERE id = @Id AND seen_at < @At";

    private const string ReleaseLease = "UPDATE leases SET released_at = @At WHERE id = @Id AND (released_at IS NULL OR released_at > @At)";

    private const string AddNote =
        """
        INSERT INTO session_notes (session_id, noted_at, kind, number)
        SELECT @Session, @At, @Kind, @Number
        WHERE EXISTS (SELECT 1 FROM sessions WHERE id = @Session)
            AND NOT EXISTS (SELECT 1 FROM session_notes WHERE session_id = @Session AND noted_at = @At AND kind = @Kind AND number = @Number)
        """;

    private const string AddCall =
        """
        INSERT INTO calls (site_id, id, platform, caller, dialled, destination, started_at, status, talk_seconds, ring_seconds,
            operator_name, recording_url, reported_at, match_level, probability, session_id, source, medium, campaign_id, attribution,
            attributed_at, reattribute_at)
        SELECT @Site, @Id, @Platform, @Caller, @Dialled, @Destination, @StartedAt, @Status, @TalkSeconds, @RingSeconds,
            @OperatorName, @RecordingUrl, @ReportedAt, @MatchLevel, @Probability, @Session, @Source, @Medium, @Campaign, @Attribution,
            @ReportedAt, @ReattributeAt
        WHERE NOT EXISTS (SELECT 1 FROM calls WHERE site_id = @Site AND id = @Id)
        """;

    // A report that was overtaken by a newer one fills gaps only. Statuses are joined as CallStatus says. Nobody who was forgotten comes back.
    private const string MergeCall =
        """
        UPDATE calls SET
            status = status | @Status,
            caller = CASE WHEN forgotten_at IS NOT NULL THEN caller WHEN reported_at <= @ReportedAt THEN COALESCE(@Caller, caller) ELSE COALESCE(caller, @Caller) END,
            talk_seconds = CASE WHEN reported_at <= @ReportedAt THEN COALESCE(@TalkSeconds, talk_seconds) ELSE COALESCE(talk_seconds, @TalkSeconds) END,
            ring_seconds = CASE WHEN reported_at <= @ReportedAt THEN COALESCE(@RingSeconds, ring_seconds) ELSE COALESCE(ring_seconds, @RingSeconds) END,
            operator_name = CASE WHEN reported_at <= @ReportedAt THEN COALESCE(@OperatorName, operator_name) ELSE COALESCE(operator_name, @OperatorName) END,
            recording_url = CASE WHEN forgotten_at IS NOT NULL THEN recording_url WHEN reported_at <= @ReportedAt THEN COALESCE(@RecordingUrl, recording_url) ELSE COALESCE(recording_url, @RecordingUrl) END,
            reported_at = CASE WHEN reported_at < @ReportedAt THEN @ReportedAt ELSE reported_at END
        WHERE site_id = @Site AND id = @Id
        """;

    private readonly string _addSession = database.Dialect.InsertIfNew(
        "sessions",
        "id, site_id, visitor, started_at, last_seen_at, visit, ids, ids_at",
        "@Id, @Site, @Visitor, @StartedAt, @At, @Visit, @Ids, @IdsAt");

    private readonly string _addLease = database.Dialect.InsertIfNew(
        "leases",
        "id, session_id, site_id, pool_id, number, target, kind, hold_ms, started_at, seen_at, tapped_at, copied_at",
        "@Id, @Session, @Site, @Pool, @Number, @Target, @Kind, @HoldMs, @At, @At, 0, 0");

    // The lease that the note's session had of the number at that time.
    private readonly string _notedLease =
        $"""
        id = (SELECT x.id FROM leases x WHERE x.session_id = @Session AND x.number = @Number AND x.started_at <= @At
            ORDER BY x.started_at DESC, x.id DESC {database.Dialect.First})
        """;

    /// <summary>
    /// Records a batch in one transaction, idempotently: sessions by id, leases by id, sights as maxima, calls by site and id
    /// with a status that never goes backwards. <paramref name="entries"/> may hold call entries: they are skipped, <paramref name="calls"/> has them.
    /// </summary>
    /// <remarks>
    /// The order within the batch does not matter. What an entry says of a session or lease that is unknown here is dropped:
    /// retention has taken it. A released lease stays released, whatever is seen of it later.
    /// </remarks>
    public Task RecordAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordedCall> calls, CancellationToken cancellation = default) =>
        RecordAsync(entries, calls, callbacks: true, cancellation);

    /// <summary>The same for what is long past: nobody is to be called back for its missed calls.</summary>
    public Task RecordHistoryAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordedCall> calls, CancellationToken cancellation = default) =>
        RecordAsync(entries, calls, callbacks: false, cancellation);

    private Task<bool> RecordAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordedCall> calls, bool callbacks, CancellationToken cancellation)
    {
        var batch = new RecordBatch(entries);
        var callRows = calls.OrderBy(call => call.Entry.At).Select(CallRow.Of).ToList();
        var callKeys = callRows.Select(row => new ReportChanges.CallKey(row.Site, row.Id)).Distinct().ToList();
        return database.WriteAsync(
            async work =>
            {
                await RecordVisitsAsync(work, batch);
                await RecordNotesAsync(work, batch.Notes);
                var outbox = await OutboxWriter.LookAsync(work, callKeys);
                var renamed = await ChangedCallers.LookAsync(work, callRows);
                await work.ExecuteEachAsync(AddCall, callRows);
                await work.ExecuteEachAsync(MergeCall, callRows);
                renamed = await ChangedCallers.LookAgainAsync(work, renamed);
                await EarlierCalls.MovedAsync(work, renamed);
                await EarlierCalls.NoteAsync(work, callKeys);
                if (callbacks)
                {
                    await CallbackWriter.MovedAsync(work, renamed);
                    await CallbackWriter.WriteAsync(work, callKeys);
                }

                await ReportChanges.MarkAsync(work, callKeys);
                if (outbox is not null)
                {
                    await outbox.WriteAsync();
                }

                return true;
            },
            cancellation);
    }

    private async Task RecordVisitsAsync(Work work, RecordBatch batch)
    {
        var visits = new VisitCounts();
        await work.ExecuteEachAsync(_addSession, batch.Sessions, session => visits.Count(session.Site, session.StartedAt, session.Facts));
        await visits.WriteAsync(work);
        await work.ExecuteEachAsync(SeeSession, batch.Sights);
        await work.ExecuteEachAsync(ChangeIds, batch.Ids);
        await work.ExecuteEachAsync(_addLease, batch.Leases);
        await work.ExecuteEachAsync(SeeLease, batch.LeaseSights);
        await work.ExecuteEachAsync(ReleaseLease, batch.Releases);
    }

    private async Task RecordNotesAsync(Work work, List<RecordBatch.NoteRow> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        var byKind = notes.ToLookup(note => note.Kind);
        await work.ExecuteEachAsync(AddNote, notes);
        await work.ExecuteEachAsync($"UPDATE leases SET tapped_at = @At WHERE {_notedLease} AND tapped_at < @At", [.. byKind[NoteKind.TelClick]]);
        await work.ExecuteEachAsync($"UPDATE leases SET copied_at = @At WHERE {_notedLease} AND copied_at < @At", [.. byKind[NoteKind.Copy]]);
        await work.ExecuteEachAsync($"UPDATE leases SET left_at = @At WHERE {_notedLease} AND left_at < @At", [.. byKind[NoteKind.Leave]]);

        // Whatever the visitor does dates the last sight of a lease that is live; one that is over stays over.
        await work.ExecuteEachAsync($"UPDATE leases SET seen_at = @At WHERE {_notedLease} AND seen_at < @At AND @At < seen_at + hold_ms", notes);
    }
}
