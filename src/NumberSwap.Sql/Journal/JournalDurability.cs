namespace NumberSwap.Sql.Journal;

/// <summary>When a commit of the journal counts as done. The values are SQLite's for <c>PRAGMA synchronous</c>.</summary>
public enum JournalDurability
{
    /// <summary>
    /// The operating system has it: the end of the process, however sudden, loses nothing; a power cut or a crash of the machine may lose the last moments.
    /// </summary>
    Process = 1,

    /// <summary>The disk has it: a power cut loses nothing either. Each group of appends then waits for the disk.</summary>
    Disk = 2,
}
