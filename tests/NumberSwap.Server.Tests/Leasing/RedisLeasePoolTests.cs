using NumberSwap.Server.Tests.Redis;

namespace NumberSwap.Server.Tests.Leasing;

public sealed class RedisLeasePoolTests(RedisServer server) : LeasePoolConformance
{
    private protected override IPoolUnderTest Create() => new RedisUnderTest(server, Clock);
}
