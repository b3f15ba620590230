using System.Text.Json;
using NumberSwap.Core.Erasure;
using NumberSwap.Core.Journal;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Recording;

/// <summary>Keeps journal entries that SQL refuses in <c>rejected.jsonl</c> of the data directory, so that nothing is lost silently.</summary>
public sealed class RejectedEntries(Settings settings, ILogger<RejectedEntries> log) : IDisposable
{
    // Nothing may be added to the file while it is written anew.
    private readonly SemaphoreSlim turn = new(1);

    public string Path { get; } = System.IO.Path.Combine(settings.DataDirectory, "rejected.jsonl");

    public async Task KeepAsync(JournalEntry entry, Exception why)
    {
        await turn.WaitAsync();
        try
        {
            await File.AppendAllTextAsync(Path, JsonSerializer.Serialize(entry, JournalJson.Default.JournalEntry) + "\n");
        }
        finally
        {
            turn.Release();
        }

        log.LogError(why, "An entry of kind {Kind} of site {Site} was refused by SQL and put aside in {Path}", entry.GetType().Name, entry.Site, Path);
    }

    /// <summary>Removes the entries of a person; returns how many there were.</summary>
    /// <exception cref="IOException">The file cannot be written anew; it is as it was.</exception>
    public async Task<int> ForgetAsync(DataSubject person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        await turn.WaitAsync(cancellation);
        var fresh = Path + ".new";
        try
        {
            if (!File.Exists(Path))
                return 0;
            var count = 0;
            await using (var kept = new StreamWriter(fresh))
            {
                await foreach (var line in File.ReadLinesAsync(Path, cancellation))
                {
                    if (IsOf(line, person))
                        count++;
                    else
                        await kept.WriteAsync((line + "\n").AsMemory(), cancellation);
                }
            }

            if (count > 0)
                File.Move(fresh, Path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(fresh);
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>True for an entry of the site with the person's number, of one of their calls or of a visit of theirs; and for a broken line with the number.</summary>
    private static bool IsOf(string line, DataSubject person)
    {
        var hasPhone = line.Contains(person.Phone[1..], StringComparison.Ordinal);
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry) switch
            {
                null => false,
                CallEntry call => IsAt(call.Report.Site.Length > 0 ? call.Report.Site : call.Site) && (hasPhone || person.Calls.Contains(call.Report.Id)),
                VisitEntry visit => IsAt(visit.Site) && (hasPhone || person.Visitors.Contains(visit.Visitor)),
                var other => IsAt(other.Site) && hasPhone,
            };
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return hasPhone;
        }

        // A call of no known site may be this site's.
        bool IsAt(string site) => site.Length == 0 || site == person.Site;
    }
}
