using NumberSwap.Core.Erasure;

namespace NumberSwap.Server.Erasure;

/// <summary>A feature that keeps data of people. Register it, and what it keeps goes when somebody wants to be forgotten.</summary>
public interface IPersonalData
{
    /// <summary>Removes all that it keeps of the person and tells what that was. Done again, it finds nothing.</summary>
    Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, CancellationToken cancellation);
}
