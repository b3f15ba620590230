namespace NumberSwap.Core.Journal;

/// <summary>The writing end of the embedded journal.</summary>
public interface IJournalWriter
{
    /// <summary>Returns when the entry is committed. Throws when it cannot be.</summary>
    ValueTask AppendAsync(JournalEntry entry);
}
