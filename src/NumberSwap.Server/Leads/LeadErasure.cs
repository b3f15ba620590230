using NumberSwap.Core.Erasure;
using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>Forgets a person's leads: those with the phone, and what else its visitors left in forms.</summary>
public sealed class LeadErasure(LeadStore store) : IPersonalData
{
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation) => [new Erased("leads", await store.EraseAsync(person, cancellation))];
}
