namespace NumberSwap.Server.Tests.Leasing;

public sealed class EmbeddedLeasePoolTests : LeasePoolConformance
{
    private protected override IPoolUnderTest Create() => new EmbeddedUnderTest(Clock);
}
