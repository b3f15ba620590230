using NumberSwap.Core.Erasure;

namespace NumberSwap.Server.Erasure;

/// <summary>What was removed of a person.</summary>
/// <param name="Removed">Each kind of data, also those of which there was nothing.</param>
public sealed record ErasureResult(IReadOnlyList<Erased> Removed);
