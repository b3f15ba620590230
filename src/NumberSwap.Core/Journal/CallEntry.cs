using NumberSwap.Core.Calls;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Journal;

/// <summary>A call was reported.</summary>
/// <param name="StartedAt">The call's ring as the hot state knew it, Unix time in ms.</param>
/// <param name="Leases">Leases of the dialled number as the call's first report saw them, newest first.</param>
public sealed record CallEntry(string Site, long At, CallReport Report, long StartedAt, IReadOnlyList<Lease> Leases) : JournalEntry(Site, At);
