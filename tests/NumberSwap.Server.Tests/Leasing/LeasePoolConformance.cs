using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>What every lease pool has to do. The other parts of this class hold the rules by subject.</summary>
public abstract partial class LeasePoolConformance : IAsyncLifetime
{
    private protected const string PoolId = "pool-a";
    private const string OtherPoolId = "pool-b";
    private const long Hold = 30 * 60_000;
    private const long Cooldown = 5 * 60_000;
    private protected const long Minute = 60_000;

    private protected static readonly PoolPolicy Policy = new(PoolId, Hold, Cooldown, OverflowPolicy.Share);
    private static readonly PoolPolicy Strict = Policy with { Overflow = OverflowPolicy.Fallback };
    private static readonly PoolPolicy Other = Policy with { Pool = OtherPoolId };

    private IPoolUnderTest _under = null!;

    private protected ManualClock Clock { get; } = new();

    private protected string Site { get; } = "site-" + Guid.NewGuid().ToString("N");

    private ILeasePool Pool => _under.Pool;

    public ValueTask InitializeAsync()
    {
        _under = Create();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await _under.DisposeAsync();

    private protected abstract IPoolUnderTest Create();

    private protected Task FillAsync(params string[] numbers) => FillAsync(Policy, numbers);

    private Task FillAsync(PoolPolicy policy, params string[] numbers) =>
        Pool.ReconcileAsync(Site, policy, [.. numbers.Select(n => new PoolNumber(n, null))]);

    private PageView View(string visitor, params PoolPolicy[] pools) => PageViews.Of(Site, visitor, pools.Length == 0 ? [Policy] : pools);

    private protected async Task<GivenNumber> AcquireAsync(string visitor, PoolPolicy? policy = null, string? marks = null) =>
        Assert.Single((await Pool.AcquireAsync(View(visitor, policy ?? Policy) with { Marks = marks })).Numbers);

    private async Task<Lease> NewestAsync(string number) => (await Pool.LeasesOfAsync(Site, PoolId, number))[0];

    private Task<bool> ReleaseAsync(GivenNumber given) => Pool.ReleaseAsync(Site, Policy, given.Number!, given.Lease!);

    private Task<IReadOnlyList<JournalEntry>> JournalAsync() => _under.JournalAsync(Site);
}
