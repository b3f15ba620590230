using NumberSwap.Core.Erasure;
using NumberSwap.Server.Erasure;

namespace NumberSwap.Server.Recording;

/// <summary>Removes a person from what this server has put aside because SQL refused it.</summary>
public sealed class RejectedErasure(RejectedEntries entries, ILogger<RejectedErasure> log) : IPersonalData
{
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation)
    {
        try
        {
            return [new Erased("rejectedEntries", await entries.ForgetAsync(person, cancellation))];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // All else can still go; whoever asked is told of the file.
            log.LogError(failed, "A person could not be removed from {Path}", entries.Path);
            return [new Erased("rejectedEntries", 0), new Erased("rejectedFilesLeft", 1)];
        }
    }
}
