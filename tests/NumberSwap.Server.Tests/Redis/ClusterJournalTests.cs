using Xunit;

namespace NumberSwap.Server.Tests.Redis;

[Collection(SharedCluster.Name)]
public sealed class ClusterJournalTests(RedisCluster cluster) : RedisJournalConformance(cluster.Configuration, cluster.NodeOfAsync);
