using NumberSwap.Core.Checklists;
using NumberSwap.Server.Calls;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>Looks up what a file of scores has.</summary>
public sealed class ScoreCsvSource(ScoreStore scores, ChecklistStore checklists, SampledCalls calls)
{
    /// <summary>Lines of a file at most.</summary>
    private const int MostLines = 100_000;

    /// <param name="filter">Which scores; drafts are left out.</param>
    /// <param name="comment">A comment as the reader may see it.</param>
    public async Task<ScoreCsv> OfAsync(ScoreFilter filter, CallCsvFormat format, Func<string?, string?> comment, CancellationToken cancellation)
    {
        var given = await scores.ListAsync(filter with { OnlyFinal = true, Limit = MostLines }, cancellation);
        var names = (await checklists.ListAsync(filter.Site, cancellation)).ToDictionary(list => list.Id, StringComparer.Ordinal);
        IReadOnlyList<ChecklistItem> items = filter.Checklist is { } id && names.TryGetValue(id, out var list) ? list.Items : [];
        return new ScoreCsv(given, names, items, await calls.RecordsAsync(filter.Site, given.Select(score => score.Call), cancellation), format, comment);
    }
}
