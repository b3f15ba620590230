using NumberSwap.Redis;
using NumberSwap.Server.Tests.Redis;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

public sealed class RedisLeasePoolTests(RedisServer server) : LeasePoolConformance
{
    [Fact]
    public async Task A_heartbeat_notices_that_the_pool_s_numbers_are_gone()
    {
        await FillAsync("+71");
        var given = await AcquireAsync("a");
        await server.CommandAsync($"DEL {RedisKeys.Numbers(Site, PoolId)}");
        Clock.Advance(Minute);
        Assert.True((await AcquireAsync("a")).PoolUnknown);
        await FillAsync("+71");
        Assert.Equal(given.Lease, (await AcquireAsync("a")).Lease);
    }

    private protected override IPoolUnderTest Create() => new RedisUnderTest(server, Clock);
}
