using NumberSwap.Core.Journal;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>Simulated visits are recorded nowhere.</summary>
internal sealed class NoJournal : IJournalWriter
{
    public ValueTask AppendAsync(JournalEntry entry) => default;
}
