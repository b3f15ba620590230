using NumberSwap.Core.Audit;
using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>call_recordings</c> and <c>removed_recordings</c>: which files of recordings there are, and which are to go.</summary>
public sealed class RecordingStore(Database database)
{
    private const string Select =
        "SELECT call_id AS CallId, id AS Id, media_type AS MediaType, bytes AS Bytes, stored_at AS StoredAt FROM call_recordings";

    internal const string Removed = "SELECT id FROM removed_recordings WHERE removed_at >= @since";

    internal const string Forget = "DELETE FROM removed_recordings WHERE removed_at < @before";

    internal const string Known = "SELECT id FROM call_recordings WHERE id IN @ids";

    public Task<StoredRecording?> FindAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<Row>(Select + " WHERE site_id = @site AND call_id = @call", new { site, call }))?.ToRecording(),
            cancellation);

    /// <summary>Gives a call its recording, in the place of one that it had. False when there is no such call.</summary>
    public Task<bool> PutAsync(string site, StoredRecording recording, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await ConversationRows.DeleteRecordingsAsync(work, [new(site, recording.Call)]);
                return await work.ExecuteAsync(
                    """
                    INSERT INTO call_recordings (site_id, call_id, id, media_type, bytes, started_at, stored_at)
                    SELECT c.site_id, c.id, @Id, @MediaType, @Bytes, c.started_at, @StoredAt FROM calls c WHERE c.site_id = @site AND c.id = @Call
                    """,
                    new { site, recording.Call, recording.Id, recording.MediaType, recording.Bytes, recording.StoredAt }) > 0
                    && await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>False when the call has none.</summary>
    public Task<bool> DeleteAsync(string site, string call, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await ConversationRows.DeleteRecordingsAsync(work, [new(site, call)]) > 0 && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>Ids of files that are to be deleted, noted since <paramref name="since"/> (Unix ms).</summary>
    public Task<IReadOnlyList<string>> RemovedAsync(long since, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>(Removed, new { since }),
            cancellation);

    /// <summary>Forgets which files were to be deleted before <paramref name="before"/> (Unix ms): every server has had its turn.</summary>
    public Task ForgetAsync(long before, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(Forget, new { before }) > 0,
            cancellation);

    /// <summary>Those of these ids that are recordings.</summary>
    public Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlySet<string>>(
            async work => (await work.QueryAsync<string>(Known, new { ids })).ToHashSet(StringComparer.Ordinal),
            cancellation);

    private sealed record Row
    {
        public required string CallId { get; init; }
        public required string Id { get; init; }
        public required string MediaType { get; init; }
        public required long Bytes { get; init; }
        public required long StoredAt { get; init; }

        public StoredRecording ToRecording() => new(CallId, Id, MediaType, Bytes, StoredAt);
    }
}
