using NumberSwap.Core.Erasure;
using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>Forgets a person's leads: those with the phone, what else its visitors left in forms, and what other systems were told of these.</summary>
public sealed class LeadErasure(LeadStore store) : IPersonalData
{
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation)
    {
        var (leads, events) = await store.EraseAsync(person, cancellation);
        return [new Erased("leads", leads), new Erased("leadEvents", events)];
    }
}
