using NumberSwap.Core.Leasing;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads the durable record of leases.</summary>
public sealed class LeaseStore(Database database)
{
    /// <summary>The newest lease of each number of a pool that had one (retired numbers too), with its session.</summary>
    public Task<IReadOnlyList<Lease>> LastOfPoolAsync(string site, string pool, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Leases of a number that started at or before <paramref name="at"/> and were last seen at or after <paramref name="since"/>, newest first.</summary>
    public Task<IReadOnlyList<Lease>> OfNumberAsync(string site, string number, long at, long since, int max, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Leases of a pool that started at or after <paramref name="since"/>: all of them, and those of kind overflow.</summary>
    public Task<(int Leases, int Overflows)> CountSinceAsync(string site, string pool, long since, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>The pool's busiest hour since <paramref name="since"/>: leases started in it, and the mean of (last sight − start) of all leases since then in ms. (0, 0) without leases.</summary>
    public Task<(int PeakLeasesPerHour, long MeanVisitMs)> BusiestHourAsync(string site, string pool, long since, CancellationToken cancellation = default) => throw new NotSupportedException();
}
