using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Pools;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Journal;
using Xunit;

namespace NumberSwap.Server.Tests.Pools;

public sealed class PoolGaugesTests
{
    [Fact]
    public async Task A_collector_sees_each_pools_numbers_by_state()
    {
        using var folder = new TempFolder();
        await using var journal = new SqliteJournal(folder.File("journal.db"));
        var hot = new EmbeddedLeasePool(TimeProvider.System, journal);
        var pool = new Pool("pool", "site", "Main", "+74955804084", ["+74951234501", "+74951234502"], [], 1800, 300, OverflowPolicy.Share, 0);
        await hot.ReconcileAsync("site", SiteCatalog.PolicyOf(pool), [.. pool.Numbers.Select(number => new PoolNumber(number, null))], TestContext.Current.CancellationToken);
        var catalog = new Catalog();
        catalog.Set(new SiteCatalog(new Site("site", "key", "Shop", ["shop.example"], "RU", [new Target("+74955804084", "+74955804084")], 0), [pool], [], new Dictionary<string, PlatformCredentials>(StringComparer.Ordinal)));

        using var meters = new Meters();
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        using var collector = new MeterListener();
        collector.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meters.Name && instrument.Name == "numberswap.pool.numbers")
                listener.EnableMeasurementEvents(instrument);
        };
        collector.SetMeasurementEventCallback<int>((_, count, tags, _) => seen[$"{tags[0].Value} {tags[1].Value}"] = count);
        collector.Start();
        using var gauges = new PoolGauges(catalog, hot, meters, TimeProvider.System);
        await gauges.StartAsync(TestContext.Current.CancellationToken);

        while (!seen.ContainsKey("pool free"))
        {
            collector.RecordObservableInstruments();
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal((0, 0, 2), (seen["pool live"], seen["pool cooling"], seen["pool free"]));
        await gauges.StopAsync(TestContext.Current.CancellationToken);
    }
}
