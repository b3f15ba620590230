using NumberSwap.Core.Calls;
using NumberSwap.Core.Checklists;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>What was drawn of a week, with the calls themselves and their scores.</summary>
public sealed class SampledCalls(SampleStore samples, ScoreStore scores, CallStore calls)
{
    /// <summary>Ids of one statement.</summary>
    private const int AtATime = 500;

    public async Task<IReadOnlyList<(SampledCall Drawn, CallRecord? Call, IReadOnlyList<CallScore> Scores)>> OfAsync(string site, IsoWeek week, CancellationToken cancellation)
    {
        var drawn = await samples.CallsAsync(site, week, cancellation);
        var known = await RecordsAsync(site, drawn.Select(call => call.Call), cancellation);
        var given = (await scores.ListAsync(new ScoreFilter(site) { From = week, To = week, Limit = int.MaxValue }, cancellation)).ToLookup(score => score.Call, StringComparer.Ordinal);
        return [.. drawn.Select(call => (call, known.GetValueOrDefault(call.Call), (IReadOnlyList<CallScore>)[.. given[call.Call]]))];
    }

    /// <summary>Calls by their ids; those that are gone are left out.</summary>
    public async Task<IReadOnlyDictionary<string, CallRecord>> RecordsAsync(string site, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var known = new Dictionary<string, CallRecord>(StringComparer.Ordinal);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            foreach (var call in await calls.ByIdsAsync(site, some, cancellation))
                known[call.Id] = call;
        }

        return known;
    }
}
