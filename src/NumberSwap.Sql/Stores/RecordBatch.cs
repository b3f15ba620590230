using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Sql.Stores;

/// <summary>The rows that a batch of journal entries comes to. Their order within the batch does not matter.</summary>
internal sealed class RecordBatch
{
    private readonly Dictionary<string, long> _sights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long At, string Ids)> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _leaseSights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _releases = new(StringComparer.Ordinal);

    public RecordBatch(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case VisitEntry visit:
                    Add(visit);
                    break;
                case SeenEntry seen:
                    Add(seen);
                    break;
                case NoteEntry note:
                    Notes.Add(new NoteRow(note.Session, note.At, note.Kind, Bounded.Text(note.Number, 32) ?? ""));
                    See(_sights, note.Session, note.At);
                    break;
                case ReleaseEntry release:
                    _releases[release.Lease] = Math.Min(release.At, _releases.GetValueOrDefault(release.Lease, long.MaxValue));
                    break;
            }
        }
    }

    public List<SessionRow> Sessions { get; } = [];
    public List<NewLeaseRow> Leases { get; } = [];
    public List<NoteRow> Notes { get; } = [];

    /// <summary>Last sights that no lease tells, of sessions that may be there already.</summary>
    public IReadOnlyCollection<MomentRow> Sights => [.. _sights.Select(s => new MomentRow(s.Key, s.Value))];

    // In the order of their ids, which is about that of the leases' starts: neighbours share a page.
    public IReadOnlyCollection<MomentRow> LeaseSights => [.. _leaseSights.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new MomentRow(s.Key, s.Value))];
    public IReadOnlyCollection<MomentRow> Releases => [.. _releases.Select(s => new MomentRow(s.Key, s.Value))];
    public IReadOnlyCollection<IdsRow> Ids => [.. _ids.Select(i => new IdsRow(i.Key, i.Value.At, i.Value.Ids))];

    private static string? Json(IReadOnlyDictionary<string, string>? ids) =>
        ids is null ? null : JsonSerializer.Serialize(ids, JournalJson.Default.IReadOnlyDictionaryStringString);

    private static void See(Dictionary<string, long> sights, string id, long at) => sights[id] = Math.Max(at, sights.GetValueOrDefault(id));

    private void Add(VisitEntry visit)
    {
        Sessions.Add(new SessionRow(visit));
        foreach (var lease in visit.Leases)
        {
            Leases.Add(new NewLeaseRow(lease.Id, visit.Session, visit.Site, lease.Pool, lease.Number, lease.Target, lease.Kind, lease.HoldMs, visit.At));
        }

        // A session's first entry says all when its row is added; only a later one has something to change.
        if (visit.At > visit.StartedAt)
        {
            See(_sights, visit.Session, visit.At);
            Remember(visit.Session, visit.At, Json(visit.Ids));
        }
    }

    private void Add(SeenEntry seen)
    {
        // The renewed leases tell the session's last sight as well. Its own row carries the visit's long texts, so that each sight would
        // rewrite a page of its own: measured, 20 µs of processor time a sight instead of 9 when any of 50,000 live sessions may be next.
        if (seen.Leases.Count == 0)
        {
            See(_sights, seen.Session, seen.At);
        }

        Remember(seen.Session, seen.At, Json(seen.Ids));
        foreach (var lease in seen.Leases)
        {
            See(_leaseSights, lease, seen.At);
        }
    }

    private void Remember(string session, long at, string? ids)
    {
        if (ids is not null && (!_ids.TryGetValue(session, out var known) || known.At < at))
        {
            _ids[session] = (at, ids);
        }
    }

    /// <summary>Its long texts are made when the row is written: made before, those of a whole batch would be alive at once.</summary>
    internal sealed class SessionRow(VisitEntry visit)
    {
        public string Id => visit.Session;
        public string Site => visit.Site;
        public string Visitor => Bounded.Text(visit.Visitor, 64);
        public long StartedAt => visit.StartedAt;
        public long At => visit.At;
        public string Visit => visit.Visit.ToJson();
        internal Visit Facts => visit.Visit;
        public string? Ids => Json(visit.Ids);
        public long IdsAt => visit.Ids is null ? 0 : visit.At;
    }

    internal sealed record NewLeaseRow(string Id, string Session, string Site, string Pool, string Number, string Target, LeaseKind Kind, long HoldMs, long At);

    internal sealed record NoteRow(string Session, long At, NoteKind Kind, string Number);

    internal sealed record MomentRow(string Id, long At);

    internal sealed record IdsRow(string Id, long At, string Ids);
}
