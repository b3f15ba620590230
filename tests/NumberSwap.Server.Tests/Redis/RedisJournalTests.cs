namespace NumberSwap.Server.Tests.Redis;

public sealed class RedisJournalTests(RedisServer server) : RedisJournalConformance(server.Configuration, _ => Task.FromResult(server));
