using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.Reporting;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>Samples and scores as both engines keep them.</summary>
[Collection("sql")]
public sealed class ScoreStoreTests
{
    private static readonly Actor Anna = new("person", "anna", "Anna");
    private static readonly IsoWeek Week = IsoWeek.Of(Some.Time, TimeZoneInfo.Utc);

    [Theory, ClassData(typeof(Engines))]
    public async Task Samples_and_scores_go_with_their_calls(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (samples, scores) = (new SampleStore(test), new ScoreStore(test));
        await RecordAsync(test, 10);
        Assert.True(await DrawAsync(samples));
        Assert.False(await DrawAsync(samples));
        var call = Assert.Single(await samples.CallsAsync("site", Week)).Call;
        var score = Score(call);
        Assert.True(await scores.AddAsync(score));
        Assert.False(await scores.AddAsync(score with { Id = "other" }));
        var corrected = score with { Revision = 2, Sum = new ScoreSum(1, 2), Reason = "again" };
        Assert.True(await scores.ChangeAsync(score, corrected));
        Assert.False(await scores.ChangeAsync(score, corrected));

        var kept = Assert.Single(await scores.ListAsync(new ScoreFilter("site") { From = Week, To = Week, Checklist = "list", OnlyFinal = true, Operator = "Анна" }));
        Assert.Equal((2, new ScoreSum(1, 2), Week, "again"), (kept.Revision, kept.Sum, kept.Week, kept.Reason));
        Assert.Equal(score.Values, kept.Values);
        Assert.Equal(score.Sum, Assert.Single(await scores.HistoryAsync("site", score.Id)).Sum);

        await new RetentionStore(test).PurgeAsync(0, Some.Time + 1_000_000, 1000);
        Assert.Empty(await scores.ListAsync(new ScoreFilter("site")));
        Assert.Empty(await samples.CallsAsync("site", Week));
        Assert.Equal(new SampleOperator("Анна", 10, 1), Assert.Single((await samples.FindAsync("site", Week))!.Operators));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Sales_follow_the_target_rule(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await RecordAsync(test, 4);

        // One caller: of four answered calls in a row one is new.
        var sales = new OperatorSalesStore(test);
        Assert.Equal((4, 0), (await sales.OfAsync("site", 0, long.MaxValue, TargetRule.OfTalk(30)))["Анна"]);
        Assert.Equal((1, 0), (await sales.OfAsync("site", 0, long.MaxValue, TargetRule.Default))["Анна"]);
        Assert.Empty(await sales.OfAsync("site", 0, long.MaxValue, TargetRule.OfTalk(3000)));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_call_sold_when_a_deal_of_it_was_won_and_a_refund_is_none(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await RecordAsync(test, 5);
        foreach (var (id, call, outcome, amount) in new[] { ("1", "call-0", 1, "500"), ("2", "call-0", 1, "-500"), ("3", "call-1", 1, "-500"), ("4", "call-2", 1, "NULL"), ("5", "call-3", 0, "500") })
        {
            await test.ExecuteAsync(
                $"""
                INSERT INTO deals (id, site_id, system, external_id, outcome, amount, opened_at, updated_at, touched_at, call_id, matched_by)
                VALUES ('{id}', 'site', 'api', '{id}', {outcome}, {amount}, 0, 0, 0, '{call}', 0)
                """);
        }

        Assert.Equal((5, 2), (await new OperatorSalesStore(test).OfAsync("site", 0, long.MaxValue, TargetRule.OfTalk(30)))["Анна"]);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Settings_links_and_versions_are_kept(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (samples, lists) = (new SampleStore(test), new ChecklistStore(test));
        Assert.Equal(SampleSettings.Default, await samples.SettingsAsync("site"));
        await samples.PutSettingsAsync("site", new SampleSettings(15, 30), Week);
        await samples.PutSettingsAsync("site", new SampleSettings(13, 10), Week.Next);
        await samples.PutSettingsAsync("site", new SampleSettings(14, 20), Week.Next);
        Assert.Equal(new SampleSettings(14, 20), await samples.SettingsAsync("site"));
        Assert.Equal(SampleSettings.Default, await samples.SettingsAsync("site", Week.Previous));
        Assert.Equal(new SampleSettings(15, 30), await samples.SettingsAsync("site", Week));
        await samples.LinkAsync("site", "Анна", "anna");
        await samples.LinkAsync("site", "Анна", "other");
        Assert.Equal("other", (await samples.PeopleAsync("site"))["Анна"]);

        var list = new Checklist("list", "site", "Продажи", 1, DefaultChecklist.Items("ru"), Some.Time, Anna, null);
        await lists.AddAsync(list);
        Assert.True(await lists.AddVersionAsync(list with { Version = 2, Name = "Two" }));
        Assert.False(await lists.AddVersionAsync(list with { Version = 2, Name = "Three" }));
        Assert.Equal("Two", (await lists.FindAsync("site", "list"))!.Name);
        var first = (await lists.FindAsync("site", "list", 1))!;
        Assert.Equal("Продажи", first.Name);
        Assert.Equal(list.Items.Select(item => item.Title + item.HelpFor(1)), first.Items.Select(item => item.Title + item.HelpFor(1)));
        Assert.Equal([("site", Some.Time)], await lists.ActiveSitesAsync());
        Assert.True(await lists.ArchiveAsync("site", "list", Some.Time));
        Assert.False(await lists.ArchiveAsync("site", "list", Some.Time));
        Assert.Empty(await lists.ActiveSitesAsync());
    }

    private static Task<bool> DrawAsync(SampleStore samples) =>
        samples.DrawAsync("site", Week, Week.Start(TimeZoneInfo.Utc), Week.Next.Start(TimeZoneInfo.Utc), SampleSettings.Default, Anna, Some.Time);

    private static CallScore Score(string call) => new()
    {
        Id = "score",
        Site = "site",
        Call = call,
        Checklist = "list",
        Version = 1,
        Author = Anna,
        IsFinal = true,
        Values = new Dictionary<string, int?>(StringComparer.Ordinal) { ["need"] = 2, ["objection"] = null },
        Sum = new ScoreSum(2, 2),
        Revision = 1,
        ScoredAt = Some.Time,
        ChangedBy = Anna,
        ChangedAt = Some.Time,
        Operator = "Анна",
        Week = Week,
    };

    private static async Task RecordAsync(Database database, int calls)
    {
        await new SiteStore(database).AddAsync(Some.Site());
        for (var i = 0; i < calls; i++)
        {
            var call = Some.Call($"call-{i}", Some.Time, Core.Calls.CallStatus.Completed).With(report => report with { Operator = "Анна", TalkSeconds = 90 });
            await new RecordStore(database).RecordAsync([], [call with { Entry = call.Entry with { StartedAt = Some.Time + i } }]);
        }
    }
}
