using NumberSwap.Core.Erasure;
using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>Removes what scorers wrote of a person's conversations. Points stay: they say something of the operator alone.</summary>
public sealed class ScoreErasure(ScoreStore store) : IPersonalData
{
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation) =>
        [new Erased("scoreComments", (await store.ForgetCommentsAsync(person.Site, person.Calls, cancellation)).Scores)];
}
