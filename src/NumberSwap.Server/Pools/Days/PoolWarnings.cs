using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Pools.Days;

/// <summary>Says which pools run out of numbers before their visitors find out.</summary>
public sealed class PoolWarnings(PoolDays days, PoolService pools)
{
    /// <summary>The site's pools that came near their end in the last 24 hours, the worst first; empty when all is well.</summary>
    public async Task<IReadOnlyList<PoolWarning>> OfAsync(SiteCatalog site, CancellationToken cancellation)
    {
        await days.RefreshAsync(site.Site.Id, cancellation);
        var warnings = new List<PoolWarning>();
        foreach (var pool in site.Pools.Values)
        {
            var use = await days.UseAsync(pool, cancellation);
            if (use.Pressure != PoolPressure.Low)
                warnings.Add(new(pool, use, await pools.AdviseAsync(pool, cancellation)));
        }

        return [.. warnings.OrderByDescending(warning => warning.Use.Overflows).ThenByDescending(warning => warning.Use.Peak?.Share).ThenBy(warning => warning.Pool.Name, StringComparer.Ordinal)];
    }
}
