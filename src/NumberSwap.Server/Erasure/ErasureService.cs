using NumberSwap.Core.Audit;
using NumberSwap.Core.Erasure;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Recording;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Erasure;

/// <summary>Removes a person from everything that a site keeps.</summary>
public sealed class ErasureService(
    ErasureStore store, IEnumerable<IPersonalData> features, Recorder recorder, AuditTrail trail, AuditStore audit, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    /// <summary>Removes all that is kept of a phone's owner. What fails in between is done by doing it again.</summary>
    /// <param name="phone">E.164.</param>
    public async Task<IReadOnlyList<Erased>> EraseAsync(Site site, string phone, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);

        // A call that is still in the journal would come back.
        await recorder.DrainAsync(site.Id, Freshness, cancellation);
        var person = await store.FindAsync(site.Id, phone, cancellation);
        var erased = new List<Erased>();
        foreach (var feature in features)
            erased.AddRange(await feature.EraseAsync(person, cancellation));

        // The calls come last: the features find what is theirs by them.
        erased.AddRange(await store.EraseAsync(person, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation));
        await audit.AddAsync(trail.Did(by, site.Id, "person.erased", null, null, null, erased.Where(one => one.Count > 0).ToDictionary(one => one.What, one => one.Count)), cancellation);
        return erased;
    }
}
