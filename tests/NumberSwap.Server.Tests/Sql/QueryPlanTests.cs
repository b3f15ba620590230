using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>SQLite takes a site for something rare and a list's order for something cheap, and would walk millions of rows for a handful.</summary>
[Collection("sql")]
public sealed class QueryPlanTests
{
    [Fact]
    public async Task What_a_caller_or_a_session_did_is_found_by_its_own_index()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        var parameters = new
        {
            Site = "site",
            Of = "x",
            Id = "x",
            Caller = "x",
            phone = "x",
            since = 0L,
            before = 1L,
            limit = 20,
            Phone = "x",
            From = 0L,
            At = 1L,
            To = 2L,
            sessions = Enumerable.Range(0, 20).Select(i => $"s{i}").ToList(),
        };
        var dialect = test.Database.Dialect;
        foreach (var statement in (string[])[.. CallStore.Few(dialect), VisitHistoryStore.Sessions, AttributionStore.OfCaller(dialect), .. DealFinder.OfPhone(dialect)])
        {
            var plan = await test.Database.ReadAsync(
                work => work.QueryAsync<(int Id, int Parent, int Unused, string Detail)>("EXPLAIN QUERY PLAN " + statement, parameters), CancellationToken.None);

            Assert.NotEmpty(plan);
            Assert.All(plan, step => Assert.Matches("ix_calls_caller|ix_calls_session|autoindex_sessions_1|TEMP B-TREE", step.Detail));
        }
    }
}
