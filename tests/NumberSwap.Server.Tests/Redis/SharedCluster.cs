using Xunit;

namespace NumberSwap.Server.Tests.Redis;

/// <summary>Tests that use a cluster and leave it running share one, and take turns: one of them counts what is in it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<RedisCluster>
{
    public const string Name = "Redis Cluster";
}
