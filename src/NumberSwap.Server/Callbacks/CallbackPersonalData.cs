using NumberSwap.Core.Erasure;
using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Callbacks;

/// <summary>Who was to be called back, and the mails about it.</summary>
public sealed class CallbackPersonalData(CallbackStore store) : IPersonalData
{
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        return [new Erased("callbacks", await store.DeletePersonAsync(person.Site, person.Phone, cancellation))];
    }
}
