using NumberSwap.Core.Conversations;
using NumberSwap.Core.Operators;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Generating;

public sealed class GeneratedTalkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Answered_calls_have_transcripts_within_their_talk_and_the_usual_markers_find_all_stages()
    {
        await using var site = await GeneratedSite.MakeAsync("--sessions 1500 --calls 900 --deals 250 --transcripts 50 --days 60 --until 2026-11-22 --seed 2");

        Assert.InRange(await site.CountAsync("transcripts") / (double)await site.CountAsync("calls WHERE status = 3"), 0.4, 0.55);
        Assert.Equal(0, await site.CountAsync("transcripts t LEFT JOIN calls c ON c.id = t.call_id WHERE c.id IS NULL OR c.status <> 3"));
        Assert.Equal(0, await site.CountAsync("transcript_segments s JOIN calls c ON c.id = s.call_id WHERE s.end_ms > c.talk_seconds * 1000 + 100 OR s.end_ms < s.start_ms"));
        foreach (var stage in Enum.GetValues<TalkStage>())
            Assert.InRange(await site.ShareAsync("transcripts", $"path LIKE '%{(int)stage}%'"), 0.05, 1);
        Assert.NotEqual(0, await site.CountAsync("transcripts WHERE phrases LIKE '%на самом деле%'"));
        Assert.NotEqual(0, await site.CountAsync("transcripts WHERE phrases = ''"));
        Assert.InRange(await site.ShareAsync("transcripts", "language = 'en'"), 0.02, 0.4);
    }

    [Fact]
    public async Task The_same_questions_are_asked_again_and_again_and_search_finds_them()
    {
        await using var site = await GeneratedSite.MakeAsync("--sessions 1500 --calls 900 --transcripts 50 --days 60 --until 2026-11-22 --seed 2");

        var id = (await site.QueryAsync<string>("SELECT id FROM sites"))[0];
        var groups = QuestionGroups.Of(await new TalkReportStore(site.Database).WordingsAsync(id, 0, long.MaxValue, Speaker.Caller, 10_000));
        foreach (var group in groups.Take(5))
            output.WriteLine($"{group.Calls}: {string.Join(' ', group.Core)}");
        var talks = await site.CountAsync("transcripts");
        Assert.Contains(groups.Take(4), group => group.Core.Contains("доставк") && group.Core.Contains("мкад") && group.Calls > talks / 10);
        Assert.Contains(groups.Take(6), group => group.Core.Contains(WordStem.Of("гарантия")));
        Assert.Equal(
            await site.CountAsync("transcript_segments WHERE words LIKE '% гарантия %'"),
            await site.CountAsync("transcript_index WHERE transcript_index MATCH 'words: гарантия'"));
    }

    [Fact]
    public async Task The_team_has_goals_of_this_quarter_and_the_last()
    {
        await using var site = await GeneratedSite.MakeAsync("--sessions 600 --calls 300 --full --days 150 --until 2026-11-22");

        var goals = await new GoalStore(site.Database).ListAsync((await site.QueryAsync<string>("SELECT id FROM sites"))[0]);
        Assert.Equal(6, goals.Count);
        Assert.All(goals, goal => Assert.True(goal.Target > 0 && goal.Days is > 85 and < 95));
        Assert.Contains(goals, goal => goal is { Operator: null, Measure: GoalMeasure.Deals } && goal.From == new DateOnly(2026, 7, 1));
        Assert.Contains(goals, goal => goal.Operator is not null && goal.To == new DateOnly(2026, 12, 31));
    }

    [Fact]
    public async Task A_share_above_all_is_refused()
    {
        using var folder = new TempFolder();
        (await CommandRun.InAsync(folder.Path, ["generate", "--site", "x", "--transcripts", "101"])).ExpectRefusal("--transcripts");
    }
}
