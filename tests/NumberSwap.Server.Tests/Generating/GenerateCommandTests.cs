using System.Globalization;
using System.Text.Json;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Generating;

public sealed class GenerateCommandTests
{
    private static readonly string[] Small = ["generate", "--site", "Котлы", "--sessions", "1500", "--calls", "400", "--days", "20", "--until", "2026-11-22"];

    [Fact]
    public async Task It_makes_as_many_visits_and_calls_as_are_wanted_within_the_days_and_the_server_shows_them()
    {
        using var folder = new TempFolder();
        var run = await CommandRun.InAsync(folder.Path, Small);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));

        await using var server = new LocalServer(more: ("NumberSwap:DataDirectory", folder.Path));
        var site = Assert.Single((await server.GetAsync("/v1/sites")).Json.EnumerateArray(), site => site.GetProperty("name").GetString() == "Котлы");
        var id = site.GetProperty("id").GetString()!;
        var calls = await CallsAsync(folder);
        Assert.Equal(400, calls.Count);
        Assert.All(calls, call => Assert.Equal(id, call.Site));
        Assert.All(calls, call => Assert.InRange(call.StartedAt, Ms("2026-11-02"), Ms("2026-11-22") - 1));
        Assert.Equal(1500, await CountAsync(folder, "sessions"));
        Assert.Equal(1500, await CountAsync(folder, "leases"));
        Assert.Contains(calls, call => call.AttributionVersion == 2);
        Assert.Contains(calls, call => call.Status == CallStatus.Missed);
        Assert.Contains(calls, call => call.Attribution.Source?.Source == "yandex" && call.Attribution.Campaign is not null);

        var first = (await server.GetAsync($"/v1/calls?site={id}&limit=1")).Json.GetProperty("calls")[0];
        Assert.Equal(calls[0].Id, first.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Calls_do_not_crowd_at_the_end_and_all_days_have_the_pools_numbers()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await CommandRun.InAsync(folder.Path, ["generate", "--site", "Котлы", "--sessions", "1500", "--calls", "700", "--days", "2", "--until", "2026-11-22"])).ExitCode);

        var calls = await CallsAsync(folder);
        Assert.Equal(700, calls.Count);
        // 0.24 a minute on the average; the busiest hour has three times as many.
        Assert.InRange(calls.Count(call => call.StartedAt >= Ms("2026-11-22") - 60_000), 0, 6);
        Assert.Equal(0, await CountAsync(folder, $"numbers WHERE pool_id IS NOT NULL AND added_at <> {Ms("2026-11-20")}"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("10")]
    public async Task Every_visit_may_be_followed_by_a_call(string visits)
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await CommandRun.InAsync(folder.Path, ["generate", "--site", "Котлы", "--sessions", visits, "--calls", visits, "--days", "1", "--until", "2026-11-22"])).ExitCode);

        var calls = await CallsAsync(folder);
        Assert.Equal(visits, calls.Count.ToString(CultureInfo.InvariantCulture));
        Assert.All(calls, call => Assert.InRange(call.StartedAt, Ms("2026-11-21"), Ms("2026-11-22") - 1));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_and_another_one_other_calls()
    {
        Assert.Equal(await OfSeedAsync("7"), await OfSeedAsync("7"));
        Assert.NotEqual(await OfSeedAsync("7"), await OfSeedAsync("8"));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_changes_nothing()
    {
        using var folder = new TempFolder();
        await CommandRun.InAsync(folder.Path, Small);
        var again = await CommandRun.InAsync(folder.Path, Small);

        again.ExpectRefusal("Котлы");
        Assert.Equal(1500, await CountAsync(folder, "sessions"));
        Assert.Equal(0, (await CommandRun.InAsync(folder.Path, [.. Small.Select(word => word == "Котлы" ? "Ещё котлы" : word)])).ExitCode);
        Assert.Equal(3000, await CountAsync(folder, "sessions"));
    }

    [Theory]
    [InlineData("--site", "--sessions 10")]
    [InlineData("--sessions", "--site x --sessions 0")]
    [InlineData("--sessions", "--site x --sessions 20000001")]
    [InlineData("--calls", "--site x --sessions 10 --calls 11")]
    [InlineData("--calls", "--site x --calls -1")]
    [InlineData("--days", "--site x --days 1101")]
    [InlineData("--until", "--site x --until yesterday")]
    [InlineData("--until", "--site x --until 1970-01-03")]
    [InlineData("--seed", "--site x --seed -1")]
    public async Task What_is_wrong_is_said_in_one_sentence(string named, string args)
    {
        using var folder = new TempFolder();

        (await CommandRun.InAsync(folder.Path, ["generate", .. args.Split(' ')])).ExpectRefusal(named);
    }

    private static async Task<List<string>> OfSeedAsync(string seed)
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await CommandRun.InAsync(folder.Path, [.. Small, "--seed", seed])).ExitCode);
        return [.. (await CallsAsync(folder)).Select(call => JsonSerializer.Serialize(call))];
    }

    private static async Task<IReadOnlyList<CallRecord>> CallsAsync(TempFolder folder)
    {
        await using var database = Database.Sqlite(folder.File("numberswap.db"));
        return await new CallStore(database).ListAsync(new CallFilter { Limit = 1000 });
    }

    private static async Task<long> CountAsync(TempFolder folder, string table)
    {
        await using var database = Database.Sqlite(folder.File("numberswap.db"));
        return await database.ReadAsync(work => work.SingleAsync<long>($"SELECT COUNT(*) FROM {table}"), CancellationToken.None);
    }

    private static long Ms(string day) => DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
}
