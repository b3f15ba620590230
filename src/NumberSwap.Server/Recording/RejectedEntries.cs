using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Recording;

/// <summary>Keeps journal entries that SQL refuses in <c>rejected.jsonl</c> of the data directory, so that nothing is lost silently.</summary>
public sealed class RejectedEntries(Settings settings, ILogger<RejectedEntries> log)
{
    private readonly string path = Path.Combine(settings.DataDirectory, "rejected.jsonl");

    public async Task KeepAsync(JournalEntry entry, Exception why)
    {
        await File.AppendAllTextAsync(path, JsonSerializer.Serialize(entry, JournalJson.Default.JournalEntry) + "\n");
        log.LogError(why, "An entry of kind {Kind} of site {Site} was refused by SQL and put aside in {Path}", entry.GetType().Name, entry.Site, path);
    }
}
