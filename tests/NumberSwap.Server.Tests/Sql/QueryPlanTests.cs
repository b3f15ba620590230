using System.Text.RegularExpressions;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Leads;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql;
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

    /// <summary>What is written about one call, form, deal or cost, and what stands behind a figure, is found without reading what else the site has.</summary>
    [Fact]
    public async Task No_statement_about_a_few_rows_walks_their_whole_site()
    {
        using var folder = new TempFolder();
        using var sqlite = new TracedSqlite(Path.Combine(folder.Path, "numberswap.db"));
        await using var database = new Database(sqlite);
        await database.MigrateAsync();
        sqlite.Take();

        await WriteAsync(database);

        var plans = new List<string>();
        var statements = sqlite.Take().Distinct(StringComparer.Ordinal).Where(statement => Regex.IsMatch(statement, "^(SELECT|UPDATE|INSERT|DELETE|WITH)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)).ToList();
        foreach (var statement in statements)
        {
            var plan = await database.ReadAsync(work => work.QueryAsync<(int Id, int Parent, int Unused, string Detail)>("EXPLAIN QUERY PLAN " + statement), CancellationToken.None);
            plans.AddRange(plan.Where(step => Walk().IsMatch(step.Detail) && !statement.Contains("MAX(id)", StringComparison.Ordinal)).Select(step => $"{step.Detail}\n{statement}"));
        }

        Assert.True(statements.Count > 40, $"{statements.Count} statements were seen.");
        Assert.True(plans.Count == 0, string.Join("\n\n", plans));
    }

    /// <summary>Goes by nothing but the site, or by a time of it without an end, or by nothing at all. The largest of an index is its last entry, and no walk.</summary>
    private static Regex Walk() => new(@"^SEARCH \S+ USING .*\(site_id=\?( AND (started_at|made_at|opened_at)[<>]\?)?\)$|^SCAN (calls|deals|leads|sessions|report_facts|ad_costs|[a-z])\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static async Task WriteAsync(Database database)
    {
        await new RecordStore(database).RecordAsync([Some.Started("s1", Some.Time)], []);
        foreach (var id in (string[])["one", "two"])
            await new RecordStore(database).RecordAsync([], [Some.Call(id, Some.Time + 1000)]);
        var form = new Lead { Id = "form", Site = "site", Kind = LeadKind.Api, ExternalId = "1", MadeAt = Some.Time, UpdatedAt = Some.Time, Phone = "+79160000001", Consent = new(true, null, null) };
        await new LeadStore(database).PutAsync(form, requireConsent: false, needsSession: false);
        var deals = new DealStore(database);
        var deal = new DealReport { Site = "site", System = "api", ExternalId = "1", Phone = "+79160000002", Outcome = DealOutcome.Won, Amount = 1, Currency = "RUB", OpenedAt = Some.Time, UpdatedAt = Some.Time };
        await deals.PutAsync([deal, deal with { ExternalId = "2", Call = "one" }, deal with { ExternalId = "3", Lead = "form" }], Some.Time);
        await deals.SearchDueAsync(Some.Time + (400L * 24 * 3600_000), 10);
        await new CostStore(database).PutAsync("site", [new(new(2026, 11, 20), "vk", "cpc", "x", "1", "", 1, "RUB", null, null)]);

        var facts = new FactStore(database);
        await facts.RefreshAsync("site", 0, long.MaxValue);
        await facts.IdsAsync("site", [Some.Time / 900_000]);
        await deals.OfCallAsync("site", "one");
        // As many as a page of a list has: of a few SQLite would not think of walking.
        string[] ids = [.. Enumerable.Range(0, 200).Select(i => $"id{i}")];
        await deals.ByIdsAsync("site", ids);
        await new LeadStore(database).ByIdsAsync("site", ids);
        await new CallStore(database).ByIdsAsync("site", ids);
        await new AttributionStore(database).KnownAsync("site", "+79160000001", 0, Some.Time);
        await new LeadStore(database).DeleteAsync("site", "form", Some.Time);
    }

    [Fact]
    public async Task The_sweep_of_files_walks_no_table()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        foreach (var statement in (string[])[RecordingStore.Removed, RecordingStore.Forget, RecordingStore.Known])
        {
            var plan = await test.Database.ReadAsync(
                work => work.QueryAsync<(int Id, int Parent, int Unused, string Detail)>("EXPLAIN QUERY PLAN " + statement, new { since = 0L, before = 1L, ids = (string[])["a", "b"] }), CancellationToken.None);

            Assert.NotEmpty(plan);
            Assert.All(plan, step => Assert.Matches("SEARCH .* USING .*INDEX (ix_call_recordings_id|ix_removed_recordings_at)", step.Detail));
        }
    }
}
