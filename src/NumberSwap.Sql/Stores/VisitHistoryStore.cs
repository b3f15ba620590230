using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads what happened in recorded visits.</summary>
public sealed class VisitHistoryStore(Database database)
{
    // COALESCE hides the site from SQLite's planner, which takes it for rarer than a handful of ids and walks all of its sessions.
    internal const string Sessions =
        """
        SELECT id AS Id, visitor AS Visitor, started_at AS StartedAt, last_seen_at AS SeenAt, visit AS Visit
        FROM sessions WHERE id IN @sessions AND COALESCE(site_id, '') = @site
        """;

    /// <summary>Most leases, and most notes, of all visits that are asked for together.</summary>
    private const int MostRows = 1000;

    /// <summary>Those of the sessions that the record has, with what happened up to <paramref name="until"/> (Unix ms), in any order.</summary>
    /// <param name="sessions">Ids, a few dozen at most.</param>
    public Task<IReadOnlyList<RecordedVisit>> OfSessionsAsync(string site, IReadOnlyCollection<string> sessions, long until, CancellationToken cancellation = default) =>
        sessions.Count == 0
            ? Task.FromResult<IReadOnlyList<RecordedVisit>>([])
            : database.ReadAsync<IReadOnlyList<RecordedVisit>>(
                async work =>
                {
                    var parameters = new { site, sessions, until, limit = MostRows };
                    var rows = await work.QueryAsync<SessionRow>(Sessions, parameters);
                    var leases = (await work.QueryAsync<LeaseRow>(
                        $"""
                        SELECT {LeaseRow.Columns} FROM leases l JOIN sessions s ON s.id = l.session_id
                        WHERE l.session_id IN @sessions AND l.site_id = @site AND l.started_at <= @until
                        ORDER BY l.started_at, l.id {work.Dialect.Limit}
                        """,
                        parameters)).ToLookup(row => row.Session, row => row.ToLease(), StringComparer.Ordinal);
                    var notes = (await work.QueryAsync<NoteRow>(
                        $"""
                        SELECT session_id AS Session, noted_at AS NotedAt, kind AS Kind, number AS Number
                        FROM session_notes WHERE session_id IN @sessions AND noted_at <= @until
                        ORDER BY noted_at, kind, number {work.Dialect.Limit}
                        """,
                        parameters)).ToLookup(row => row.Session, row => new RecordedNote(row.NotedAt, row.Kind, row.Number.Length > 0 ? row.Number : null), StringComparer.Ordinal);
                    return [.. rows.Select(row => row.ToVisit([.. leases[row.Id]], [.. notes[row.Id]]))];
                },
                cancellation);

    private sealed record SessionRow
    {
        public required string Id { get; init; }
        public required string Visitor { get; init; }
        public required long StartedAt { get; init; }
        public required long SeenAt { get; init; }
        public required string Visit { get; init; }

        public RecordedVisit ToVisit(IReadOnlyList<Lease> leases, IReadOnlyList<RecordedNote> notes) => new(
            Id, Visitor, StartedAt, leases.Select(lease => lease.SeenAt).Append(SeenAt).Max(), JsonSerializer.Deserialize(Visit, JournalJson.Default.Visit)!, leases, notes);
    }

    private sealed record NoteRow
    {
        public required string Session { get; init; }
        public required long NotedAt { get; init; }
        public required NoteKind Kind { get; init; }
        public required string Number { get; init; }
    }
}
