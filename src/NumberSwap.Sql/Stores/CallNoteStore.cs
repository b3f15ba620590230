using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>call_notes</c>. Notes go with their call.</summary>
public sealed class CallNoteStore(Database database)
{
    /// <summary>Most notes of a call.</summary>
    public const int MaxCount = 100;

    /// <summary>The notes of a call, the oldest first.</summary>
    public Task<IReadOnlyList<CallNote>> ListAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CallNote>>(
            async work => [.. (await work.QueryAsync<NoteRow>(
                """
                SELECT id AS Id, noted_at AS NotedAt, author_kind AS AuthorKind, author_id AS AuthorId, author_name AS AuthorName, note AS Text
                FROM call_notes WHERE site_id = @site AND call_id = @call ORDER BY noted_at, id
                """,
                new { site, call })).Select(row => new CallNote(row.Id, row.NotedAt, new Actor(row.AuthorKind, row.AuthorId, row.AuthorName), row.Text))],
            cancellation);

    public async Task<ChangeOutcome> AddAsync(string site, string call, CallNote note, AuditEntry? audit = null, CancellationToken cancellation = default)
    {
        var outcome = ChangeOutcome.Done;
        await database.WriteAsync(
            async work =>
            {
                var known = await work.SingleAsync<int>("SELECT COUNT(*) FROM calls WHERE site_id = @site AND id = @call", new { site, call });
                var notes = await work.SingleAsync<int>("SELECT COUNT(*) FROM call_notes WHERE site_id = @site AND call_id = @call", new { site, call });
                outcome = known == 0 ? ChangeOutcome.NotFound : notes >= MaxCount ? ChangeOutcome.Full : ChangeOutcome.Done;
                if (outcome != ChangeOutcome.Done)
                {
                    return false;
                }

                await work.ExecuteAsync(
                    """
                    INSERT INTO call_notes (id, site_id, call_id, noted_at, author_kind, author_id, author_name, note)
                    VALUES (@Id, @site, @call, @At, @Kind, @AuthorId, @Name, @Text)
                    """,
                    new { note.Id, site, call, note.At, note.By.Kind, AuthorId = Bounded.Text(note.By.Id, 64), Name = Bounded.Text(note.By.Name, 200), note.Text });
                if (audit is not null)
                {
                    await AuditStore.AddAsync(work, audit);
                }

                return true;
            },
            cancellation);
        return outcome;
    }

    /// <summary>False when the call has no such note.</summary>
    public Task<bool> DeleteAsync(string site, string call, string note, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync("DELETE FROM call_notes WHERE site_id = @site AND call_id = @call AND id = @note", new { site, call, note }) == 0)
                {
                    return false;
                }

                if (audit is not null)
                {
                    await AuditStore.AddAsync(work, audit);
                }

                return true;
            },
            cancellation);

    private sealed record NoteRow
    {
        public required string Id { get; init; }
        public required long NotedAt { get; init; }
        public required string AuthorKind { get; init; }
        public required string AuthorId { get; init; }
        public required string AuthorName { get; init; }
        public required string Text { get; init; }
    }
}
