using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Redis;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Numbers;

/// <summary>Lists tracking numbers with what each does now, which the hot state knows, and what happened to it, which SQL knows.</summary>
public sealed class NumberService(NumberStore store, ILeasePool hot, TimeProvider clock)
{
    private const int Part = 500;

    /// <summary>Numbers that one answer looks through for those in a state; the next goes on from there.</summary>
    private const int MostLookedThrough = 10_000;

    /// <summary>Part of the site's numbers.</summary>
    /// <param name="site">The site.</param>
    /// <param name="filter">Which of its numbers; its limit is the part's.</param>
    /// <param name="state">Only numbers in this state; null: all.</param>
    /// <param name="cancellation">Ends the wait for the answer.</param>
    public async Task<NumberPage> ListAsync(SiteCatalog site, NumberFilter filter, NumberState? state, CancellationToken cancellation)
    {
        var wanted = filter with { Limit = NeedsLook(state) ? Part : filter.Limit + 1, Place = PlaceOf(state) ?? filter.Place };
        var found = new List<(SiteNumber Number, NumberState State)>();
        var (cursor, fromRecord, looked) = ((string?)null, false, 0);
        while (cursor is null)
        {
            var part = await store.ListAsync(wanted, cancellation);
            var (states, recorded) = await StatesAsync(site, part, cancellation);
            fromRecord |= recorded;
            foreach (var number in part)
            {
                if (NeedsLook(state) && states[number.Number] != state)
                    continue;
                if (found.Count == filter.Limit)
                {
                    cursor = found[^1].Number.Number;
                    break;
                }

                found.Add((number, states[number.Number]));
            }

            if (part.Count < wanted.Limit)
                break;
            wanted = wanted with { After = part[^1].Number };
            looked += part.Count;
            if (looked >= MostLookedThrough)
                cursor ??= wanted.After;
        }

        return new NumberPage(await ItemsAsync(site.Site.Id, found, cancellation), cursor, fromRecord);
    }

    /// <summary>All numbers of the filter, a part at a time.</summary>
    public async IAsyncEnumerable<NumberItem> AllAsync(
        SiteCatalog site, NumberFilter filter, NumberState? state, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (NumberPage? page = null; page is null or { Cursor: not null };)
        {
            page = await ListAsync(site, filter with { Limit = Part, After = page?.Cursor ?? filter.After }, state, cancellation);
            foreach (var number in page.Numbers)
                yield return number;
        }
    }

    /// <summary>How many of a pool's numbers are with visitors now; of retired ones as far as it is recorded.</summary>
    public async Task<int> LiveAsync(SiteCatalog site, Pool pool, IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        var placed = numbers.Select(number => new SiteNumber { Number = number, Pool = pool.Id }).ToList();
        var (states, _) = await StatesAsync(site, placed, cancellation);
        return states.Values.Count(state => state == NumberState.Live);
    }

    private async Task<IReadOnlyList<NumberItem>> ItemsAsync(string site, List<(SiteNumber Number, NumberState State)> found, CancellationToken cancellation)
    {
        var histories = await store.HistoryAsync(site, [.. found.Select(one => one.Number.Number)], Now(), cancellation);
        return [.. found.Select(one => NumberItem.Of(one.Number, one.State, histories.GetValueOrDefault(one.Number.Number)))];
    }

    private async Task<(Dictionary<string, NumberState> States, bool FromRecord)> StatesAsync(SiteCatalog site, IReadOnlyList<SiteNumber> numbers, CancellationToken cancellation)
    {
        var states = numbers.ToDictionary(
            number => number.Number,
            number => number.Place == NumberPlace.Static ? NumberState.Static : number.Place == NumberPlace.Retired ? NumberState.Retired : NumberState.Free,
            StringComparer.Ordinal);
        var unknown = new List<SiteNumber>();
        foreach (var pool in numbers.Where(number => number.Place == NumberPlace.Pool).ToLookup(number => number.Pool!, StringComparer.Ordinal))
        {
            var seen = await LookAsync(site, pool.Key, [.. pool.Select(number => number.Number)], cancellation);
            foreach (var (number, now) in pool.Zip(seen))
            {
                if (now.Use is { } use)
                    states[number.Number] = StateOf(use);
                else
                    unknown.Add(number);
            }
        }

        // The hot state is away, or has not been told yet.
        if (unknown.Count > 0)
            await ReadStatesAsync(site, unknown, states, cancellation);
        return (states, unknown.Count > 0);
    }

    private async Task<IReadOnlyList<NumberNow>> LookAsync(SiteCatalog site, string pool, IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        try
        {
            if (site.Pools.ContainsKey(pool))
                return await hot.LookAsync(site.Site.Id, site.PolicyOf(pool), numbers, cancellation);
        }
        catch (RedisUnavailableException)
        {
            // What is recorded can be told all the same.
        }

        return [.. numbers.Select(number => new NumberNow(number, null, 0))];
    }

    private async Task ReadStatesAsync(SiteCatalog site, List<SiteNumber> numbers, Dictionary<string, NumberState> states, CancellationToken cancellation)
    {
        var now = Now();
        var histories = await store.HistoryAsync(site.Site.Id, [.. numbers.Select(number => number.Number)], now, cancellation);
        foreach (var number in numbers)
        {
            var cooldownMs = (site.Pools.GetValueOrDefault(number.Pool!)?.CooldownSeconds ?? 0) * 1000L;
            states[number.Number] = StateOf(NumberNow.Of(number.Number, histories.GetValueOrDefault(number.Number)?.Last?.Until ?? 0, cooldownMs, now).Use!.Value);
        }
    }

    private static bool NeedsLook(NumberState? state) => state is NumberState.Live or NumberState.Cooling or NumberState.Free;

    private static NumberPlace? PlaceOf(NumberState? state) => state switch
    {
        NumberState.Retired => NumberPlace.Retired,
        NumberState.Static => NumberPlace.Static,
        null => null,
        _ => NumberPlace.Pool,
    };

    private static NumberState StateOf(NumberUse use) => use switch
    {
        NumberUse.Live => NumberState.Live,
        NumberUse.Cooling => NumberState.Cooling,
        _ => NumberState.Free,
    };

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
