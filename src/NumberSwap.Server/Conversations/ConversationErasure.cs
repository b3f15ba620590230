using NumberSwap.Core.Erasure;
using NumberSwap.Server.Conversations.Recordings;
using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations;

/// <summary>Removes what was said in a person's calls: the files of recordings at once, transcripts, and what search knows of them.</summary>
public sealed class ConversationErasure(ConversationRemoval removal, RecordingFiles files) : IPersonalData
{
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation)
    {
        var removed = await removal.OfCallsAsync(person.Site, person.Calls, cancellation);
        await files.SweepAsync(cancellation);
        return [new Erased("recordings", removed.Recordings), new Erased("transcripts", removed.Transcripts), new Erased("passages", removed.Passages)];
    }
}
