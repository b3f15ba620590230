using System.Globalization;
using NumberSwap.Core.Leasing;
using NumberSwap.Redis;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>The short way of heartbeats: one round trip for one that finds everything as it was, and for any other the same answer as without it.</summary>
public sealed class RedisRenewalTests : IAsyncLifetime
{
    private const long Minute = 60_000;
    private const string Visitor = "a";

    private static readonly PoolPolicy Policy = new("pool-a", 30 * Minute, 5 * Minute, OverflowPolicy.Share);
    private static readonly PoolPolicy Other = Policy with { Pool = "pool-b" };

    private readonly RedisServer _server = new();
    private readonly ManualClock _clock = new();
    private RedisUnderTest _under = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _under = new(_server, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _under.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_heartbeat_is_one_round_trip()
    {
        await BeginAsync("site");
        foreach (var pause in new[] { 1, 5_000, Minute })
        {
            _clock.Advance(pause);
            Assert.Equal(1, await RoundTripsAsync(() => _under.Pool.AcquireAsync(Heartbeat("site"))));
            // A page without campaign parameters and without analytics, as most second pages of a visit are.
            Assert.Equal(1, await RoundTripsAsync(() => _under.Pool.AcquireAsync(Heartbeat("site") with { Marks = null, Ids = null })));
        }
    }

    [Fact]
    public async Task A_view_that_names_no_session_is_one_round_trip()
    {
        // With the first view the script itself is sent.
        await BeginAsync("another");
        Assert.Equal(1, await RoundTripsAsync(() => _under.Pool.AcquireAsync(Heartbeat("site") with { Continues = false })));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("marks")]
    [InlineData("ids")]
    [InlineData("pool")]
    [InlineData("hold")]
    [InlineData("ended session")]
    [InlineData("released lease")]
    [InlineData("retired number")]
    [InlineData("shared number")]
    [InlineData("lost session")]
    [InlineData("lost numbers")]
    [InlineData("lost leases")]
    public async Task Whatever_has_changed_the_answer_is_that_of_the_whole_view(string change)
    {
        await BeginAsync("short");
        await BeginAsync("whole");
        _clock.Advance(change == "ended session" ? 31 * Minute : Minute);
        await ChangeAsync("short", change);
        await ChangeAsync("whole", change);

        var view = Changed("short", change);
        PageNumbers answer = null!;
        Assert.Equal(change == "nothing" ? 1 : 2, await RoundTripsAsync(async () => answer = await _under.Pool.AcquireAsync(view)));
        var expected = await _under.Pool.AcquireAsync(Changed("whole", change) with { Continues = false });
        Assert.Equal(Seen(expected), Seen(answer));
        Assert.Equal(await LeasesAsync("whole"), await LeasesAsync("short"));
        Assert.Equal(await JournalAsync("whole"), await JournalAsync("short"));
    }

    private async Task BeginAsync(string site)
    {
        await _under.Pool.ReconcileAsync(site, Policy, [new("+71", null), new("+72", null)]);
        await _under.Pool.ReconcileAsync(site, Other, [new("+73", null)]);
        await _under.Pool.AcquireAsync(Heartbeat(site));
    }

    private async Task ChangeAsync(string site, string change)
    {
        var lease = (await _under.Pool.LeasesOfAsync(site, Policy.Pool, "+71"))[0];
        await (change switch
        {
            "released lease" => _under.Pool.ReleaseAsync(site, Policy, "+71", lease.Id),
            "retired number" => _under.Pool.ReconcileAsync(site, Policy, [new("+72", null)]),
            "shared number" => ShareAsync(site),
            "lost session" => _server.CommandAsync("DEL " + RedisKeys.Session(site, Visitor)),
            "lost numbers" => _server.CommandAsync("DEL " + RedisKeys.Numbers(site, Policy.Pool)),
            "lost leases" => _server.CommandAsync("DEL " + RedisKeys.Leases(site, Policy.Pool)),
            _ => Task.CompletedTask,
        });
    }

    private async Task ShareAsync(string site)
    {
        foreach (var visitor in new[] { "b", "c" }) await _under.Pool.AcquireAsync(PageViews.Of(site, visitor, Policy));
    }

    private static PageView Heartbeat(string site) => PageViews.Of(site, Visitor, Policy) with { Marks = "m", Ids = PageViews.Ids(("ga", "1")) };

    private static PageView Changed(string site, string change)
    {
        var view = Heartbeat(site);
        return change switch
        {
            "marks" => view with { Marks = "n" },
            "ids" => view with { Ids = PageViews.Ids(("ga", "2")) },
            "pool" => view with { Wishes = [new(PageViews.Target, Other, Other)] },
            "hold" => view with { Wishes = [new(PageViews.Target, Policy with { HoldMs = Minute }, Policy)] },
            _ => view,
        };
    }

    private static (long, bool, VisitOrigin, string?, LeaseKind, long, bool) Seen(PageNumbers answer)
    {
        var given = Assert.Single(answer.Numbers);
        return (answer.StartedAt, answer.Started, answer.Origin, given.Number, given.Kind, given.Until, given.PoolUnknown);
    }

    private async Task<IReadOnlyList<(string, LeaseKind, long, long, long, string?)>> LeasesAsync(string site)
    {
        var all = new List<(string, LeaseKind, long, long, long, string?)>();
        foreach (var (pool, number) in new[] { (Policy.Pool, "+71"), (Policy.Pool, "+72"), (Other.Pool, "+73") })
        {
            all.AddRange((await _under.Pool.LeasesOfAsync(site, pool, number)).Select(l => (l.Number, l.Kind, l.StartedAt, l.SeenAt, l.Until, l.Ids?["ga"])));
        }

        return all;
    }

    private async Task<IReadOnlyList<(Type, long)>> JournalAsync(string site) =>
        [.. (await _under.JournalAsync(site)).Select(entry => (entry.GetType(), entry.At))];

    private async Task<int> RoundTripsAsync(Func<Task> action)
    {
        var before = await RunsAsync();
        await action();
        return await RunsAsync() - before;
    }

    /// <summary>Scripts that the server has run so far, those that were sent by their text included.</summary>
    private async Task<int> RunsAsync() => (await _server.TextAsync("INFO commandstats")).Split('\n')
        .Where(line => line.StartsWith("cmdstat_eval:", StringComparison.Ordinal) || line.StartsWith("cmdstat_evalsha:", StringComparison.Ordinal))
        .Sum(line => int.Parse(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
}
