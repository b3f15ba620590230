using NumberSwap.Core.Erasure;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Sites;

/// <summary>Takes a person's number out of the callers whom a site's target rule leaves out, and out of what the log says of them.</summary>
public sealed class TargetErasure(SiteStore store, AuditStore audit, SiteChanges changes) : IPersonalData
{
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        var count = 0;
        if (await store.FindAsync(person.Site, cancellation) is { } site && site.Settings.Target.ExcludedCallers.Contains(person.Phone))
        {
            var target = site.Settings.Target with { ExcludedCallers = [.. site.Settings.Target.ExcludedCallers.Where(caller => caller != person.Phone)] };

            // Without an entry of its own, which would tell the number as what was before: that somebody was removed is told once for all.
            count = await store.UpdateAsync(site with { Settings = site.Settings with { Target = target } }, audit: null, cancellation) ? 1 : 0;
            await changes.AnnounceAsync(site.Id, cancellation);
        }

        return [new Erased("excludedCallers", count), new Erased("logEntries", await audit.ForgetAsync(person.Site, person.Phone, cancellation))];
    }
}
