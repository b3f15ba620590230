using System.Text;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>
/// What goes to <c>renew.lua</c> for a view that most probably only prolongs a lease, and what its answer means: a quarter of what an
/// <see cref="AcquireCall"/> sends. The script declines whatever is not that, and the whole view is sent then.
/// </summary>
internal sealed class RenewCall
{
    private readonly NumberWish _wish;

    public RenewCall(PageView view, PoolKeys pools, long now)
    {
        _wish = view.Wishes[0];
        var policy = _wish.Continuing!;
        var (numbers, leases) = pools.Of(view.Site, policy.Pool);
        var request = PackedWriter.Start(BatchOperation.Renew, keys: 5)
            .Number(now)
            .Text(view.NewSession)
            .Text(view.Marks)
            .Json(RedisJson.InOrder(view.Ids), JournalJson.Default.IReadOnlyDictionaryStringString)
            .Text(policy.Pool)
            .Number(policy.HoldMs)
            .ToArray();
        Batched = new(
            [RedisKeys.Session(view.Site, view.Visitor), RedisKeys.Visit(view.Site, view.Visitor)],
            [pools.Journal(view.Site), numbers, leases],
            request);
    }

    public BatchCall Batched { get; }

    /// <summary>Whether a view is worth the try.</summary>
    public static bool Suits(PageView view) => view is { Continues: true, Wishes: [{ Continuing: not null }] };

    public PageNumbers Read(BatchAnswer packed, out bool journaled)
    {
        var session = new PackedSession(packed.Head, packed.Body);
        // Or by another view in the same millisecond, which has told the journal already.
        journaled = session.JournaledAt == session.SeenAt;
        session.NextHolding(out _, out var number, out var lease, out var kind, out var until);
        var given = new GivenNumber(
            _wish.Target, _wish.Continuing!.Pool, Encoding.UTF8.GetString(number), LeaseCodes.Kind(kind), Encoding.UTF8.GetString(lease), until);
        return new(Encoding.UTF8.GetString(session.Id), session.StartedAt, Started: false, PackedOrigin.Read(session.ReadOrigin()), [given]);
    }
}
