using NumberSwap.Core.Journal;

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>A visitor's session. Read and written under its site's lock only.</summary>
internal sealed class SessionState
{
    public required string Id { get; init; }
    public required string Visitor { get; init; }
    public required long StartedAt { get; init; }
    public required Visit Visit { get; init; }

    /// <summary>What its pages are answered of the visit, which need not be unpacked for it.</summary>
    public required VisitOrigin Origin { get; init; }

    public required long SeenAt { get; set; }

    /// <summary>When its last sight was written to the journal.</summary>
    public required long JournaledAt { get; set; }

    public required string? Marks { get; set; }

    /// <summary>True for a session taken over from the durable record, which has no marks: it adopts the first that come.</summary>
    public bool MarksUnknown { get; set; }

    /// <summary>True once its visitor has a newer session.</summary>
    public bool Replaced { get; set; }

    public required IReadOnlyDictionary<string, string>? Ids { get; set; }

    // Of just the size, since most sessions have one for as long as they live.
    private Holding[] _holdings = [];

    public IReadOnlyList<Holding> Holdings => _holdings;

    /// <summary>Done when all that was answered of this session is committed; faulted when it could not be.</summary>
    public Task Committed { get; private set; } = Task.CompletedTask;

    public bool GoesOn(long now, string? marks) =>
        now < SeenAt + SessionRules.IdleMs && (marks is null || MarksUnknown || marks == Marks);

    public int FindHolding(string pool)
    {
        for (var i = 0; i < _holdings.Length; i++)
        {
            if (_holdings[i].Pool == pool) return i;
        }
        return -1;
    }

    public void Hold(Holding holding)
    {
        var index = FindHolding(holding.Pool);
        if (index < 0) _holdings = [.. _holdings, holding];
        else _holdings[index] = holding;
    }

    public void Append(IJournalWriter journal, JournalEntry entry)
    {
        Task append;
        try
        {
            append = journal.AppendAsync(entry).AsTask();
        }
        catch (Exception refused)
        {
            // A writer that throws at once is to be remembered like one that fails later.
            append = Task.FromException(refused);
        }
        Committed = Committed.IsCompletedSuccessfully ? append : Task.WhenAll(Committed, append);
    }

    public void ForgetFailure() => Committed = Task.CompletedTask;
}
