using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Conversations.Findings;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>Search goes by the calls' times, and reports are those that come of reading every transcript of the period.</summary>
public sealed class TalkReportTests : IAsyncLifetime
{
    private const int Calls = 60;

    private static readonly string[] Lines =
    [
        "Здравствуйте, компания Котёл, меня зовут Анна.", "Для чего вам котёл? На самом деле их много.", "Какая у вас площадь?", "Могу предложить этот, на самом деле лучший.",
        "Сколько стоит доставка?", "А доставка сколько стоит?", "Есть гарантия на котёл?", "Какая гарантия на котёл?", "Это дорого.", "Договорились, записывайте.", "Хорошо.",
    ];

    private readonly StoryClock clock = new();
    private readonly Random random = new(20261124);
    private readonly List<(string Call, long StartedAt, string? Operator, int? Talk, string[] Tags, IReadOnlyList<SpokenSegment> Said)> talks = [];
    private LocalServer server = null!;
    private Shop shop = null!;

    private TranscriptStore Transcripts => server.Services.GetRequiredService<TranscriptStore>();

    private ConversationReports Reports => server.Services.GetRequiredService<ConversationReports>();

    private MarkerService Markers => server.Services.GetRequiredService<MarkerService>();

    public async ValueTask InitializeAsync()
    {
        server = new LocalServer(clock);
        shop = await Shop.OpenAsync(server);
        var start = clock.GetUtcNow().AddDays(-40);
        for (var i = 0; i < Calls; i++)
        {
            var (id, at) = (Shop.NewCallId(), start.AddSeconds(random.Next(0, 40 * 86_400)));
            var (name, talk) = (random.Next(4) == 0 ? null : "Operator " + random.Next(3), random.Next(5) == 0 ? (int?)null : random.Next(10, 300));
            (await server.PostAsync("/v1/calls", new { id, site = shop.Id, to = shop.Target, from = "+79161234567", startedAt = at, status = "completed", talkSeconds = talk, @operator = name })).Expect(System.Net.HttpStatusCode.OK);
            string[] tags = random.Next(3) == 0 ? ["монтаж"] : [];
            if (tags.Length > 0)
                (await server.PutAsync($"/v1/calls/{id}/tags?site={shop.Id}", new { tags })).Expect(System.Net.HttpStatusCode.OK);
            IReadOnlyList<SpokenSegment> said = [.. Enumerable.Range(0, random.Next(1, 12)).Select(place => new SpokenSegment((Speaker)random.Next(3), place * 4, null, Lines[random.Next(Lines.Length)]))];
            talks.Add((id, at.ToUnixTimeMilliseconds() / 1000 * 1000, name, talk, tags, said));
        }

        Assert.Equal(Calls, (await server.GetAsync($"/v1/calls?site={shop.Id}&limit=500")).Json.GetProperty("calls").GetArrayLength());

        // Stored in another order than they were called in.
        var reader = new TalkReader(TalkMarkers.Default);
        foreach (var (call, _, _, _, _, said) in talks)
            Assert.True(await Transcripts.PutAsync(shop.Id, call, new Transcript("api", "ru", 0, said), reader.Read(said), 1));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_newest_calls_are_found_first_and_page_by_page_each_passage_once()
    {
        var (from, to) = (clock.GetUtcNow().AddDays(-30).ToUnixTimeMilliseconds(), clock.GetUtcNow().AddDays(-5).ToUnixTimeMilliseconds());
        foreach (var (least, most) in ((long?, long?)[])[(null, null), (from, to)])
        {
            var wanted = talks.Where(talk => talk.StartedAt >= (least ?? 0) && talk.StartedAt < (most ?? long.MaxValue)).OrderByDescending(talk => talk.StartedAt)
                .SelectMany(talk => talk.Said.Where(segment => segment.Text.Contains("котёл", StringComparison.OrdinalIgnoreCase)).Select(segment => (talk.Call, segment.Start))).ToList();
            var found = new List<FoundPassage>();
            for (long? before = null; ;)
            {
                var page = await Transcripts.SearchAsync(new TalkFilter(shop.Id, SpokenQuery.Read("котел"), null, null, least, most, before, 7));
                found.AddRange(page);
                if (page.Count < 7)
                    break;
                before = page.Min(passage => passage.Id);
            }

            Assert.True(wanted.Count > 30);
            Assert.Equal(wanted.Count, found.Select(passage => passage.Id).Distinct().Count());
            Assert.Equal(wanted.Select(one => one.Call).Distinct(), found.Select(passage => passage.Call).Distinct());
            Assert.Equal(wanted.Order(), found.Select(passage => (passage.Call, passage.Segment.Start)).Order());
        }
    }

    [Fact]
    public async Task A_second_that_is_full_goes_on_in_the_next()
    {
        var (call, at, _, _, _, said) = talks[0];
        var database = server.Services.GetRequiredService<Database>();
        await database.WriteAsync(
            async work => await work.ExecuteAsync(
                "INSERT INTO transcript_segments (id, site_id, call_id, speaker, start_ms, said, words) VALUES (@id, 'another', 'another', 0, 0, '', '')",
                new { id = SegmentIds.First(at + 1000) - 2 }) > 0,
            CancellationToken.None);
        IReadOnlyList<SpokenSegment> more = [.. said, new SpokenSegment(Speaker.Caller, 90, null, "неповторимо"), new SpokenSegment(Speaker.Caller, 95, null, "неповторимо")];
        Assert.True(await Transcripts.PutAsync(shop.Id, call, new Transcript("api", "ru", 0, more), new TalkReader(TalkMarkers.Default).Read(more), 1));

        var found = await Transcripts.SearchAsync(new TalkFilter(shop.Id, SpokenQuery.Read("неповторимо"), null, null, at, at + 1, null, 10));
        Assert.Equal([90, 95], found.Select(passage => passage.Segment.Start));
        Assert.All(found, passage => Assert.True(passage.Id >= SegmentIds.First(at + 1000)));
    }

    [Fact]
    public async Task Reports_are_those_of_reading_everything()
    {
        await CompareAsync(TalkMarkers.Default, 0, 4_102_444_800_000);
        await CompareAsync(TalkMarkers.Default, clock.GetUtcNow().AddDays(-30).ToUnixTimeMilliseconds(), clock.GetUtcNow().AddDays(-5).ToUnixTimeMilliseconds());

        // By other markers, once everything is read anew.
        var own = TalkMarkers.Default with { Phrases = ["котел*"], Requests = [new("Цена", ["сколько стоит"]), new("Монтаж", ["монтаж*"])] };
        await Markers.PutAsync(shop.Id, own, Actor.Server, CancellationToken.None);
        Assert.Equal(Calls, await Markers.RereadAsync(CancellationToken.None));
        Assert.Equal(0, await Markers.RereadAsync(CancellationToken.None));
        await CompareAsync(own, 0, 4_102_444_800_000);

        // What is deleted counts no more.
        await server.Services.GetRequiredService<ConversationRemoval>().OfCallsAsync(shop.Id, [.. talks.Take(20).Select(talk => talk.Call)]);
        talks.RemoveRange(0, 20);
        await CompareAsync(own, 0, 4_102_444_800_000);
    }

    private async Task CompareAsync(TalkMarkers markers, long from, long to)
    {
        var reader = new TalkReader(markers);
        var read = talks.Where(talk => talk.StartedAt >= from && talk.StartedAt < to).Select(talk => (Talk: talk, Facts: reader.Read(talk.Said))).ToList();
        Assert.NotEmpty(read);
        double SecondsOf((string, long, string?, int? Talk, string[], IReadOnlyList<SpokenSegment>) talk, TalkFacts facts) => talk.Talk ?? facts.Seconds;

        var stages = await Reports.StagesAsync(shop.Id, from, to, CancellationToken.None);
        Assert.Equal(read.Count, stages.Of.Calls);
        foreach (var stage in stages.Stages)
        {
            Assert.Equal(read.Count(one => one.Facts.Stages.Contains(stage.Stage)), stage.Calls);
            Assert.Equal(
                read.SelectMany(one => one.Facts.Stages.Zip(one.Facts.Stages.Skip(1))).Where(step => step.Second == stage.Stage).CountBy(step => step.First).OrderBy(step => step.Key),
                stage.From.OrderBy(step => step.Key));
        }

        Assert.Equal(Enumerable.Range(0, 9).Select(count => read.Count(one => Math.Min(8, one.Facts.Transitions) == count)), stages.Transitions);
        var operators = await Reports.OperatorsAsync(shop.Id, from, to, CancellationToken.None);
        foreach (var one in operators.Operators)
        {
            var own = read.Where(talk => talk.Talk.Operator == one.Operator).ToList();
            Assert.Equal(
                (own.Count, own.Sum(talk => talk.Facts.Clarifying), own.Sum(talk => talk.Facts.Transitions), own.Sum(talk => SecondsOf(talk.Talk, talk.Facts))),
                (one.Calls, one.Clarifying, one.Transitions, one.Seconds));
            foreach (var phrase in markers.Phrases)
                Assert.Equal(own.Sum(talk => talk.Facts.Phrases.GetValueOrDefault(phrase)), one.Phrases.GetValueOrDefault(phrase));
        }

        var requests = await Reports.RequestsAsync(shop.Id, from, to, CancellationToken.None);
        Assert.Contains(requests.Requests, request => request.IsTag);
        foreach (var request in requests.Requests)
        {
            var seconds = read.Where(one => (request.IsTag ? one.Talk.Tags : one.Facts.Requests).Contains(request.Name)).Select(one => SecondsOf(one.Talk, one.Facts)).Order().ToList();
            Assert.Equal((seconds.Count, (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2), (request.Calls, request.Median));
            Assert.Equal(seconds.Average(), request.Average, 9);
        }

        foreach (var speaker in (Speaker?[])[Speaker.Caller, Speaker.Operator, null])
        {
            var asked = read.SelectMany(one => one.Facts.Questions.Where(question => speaker is null || question.Speaker == speaker).Select(question => (one.Talk.Call, Terms: string.Join(' ', question.Terms)))).Where(one => one.Terms.Length > 0).ToList();
            var groups = QuestionGroups.Of(asked.GroupBy(one => one.Terms).Select(same => new AskedWording(same.Key.Split(' '), same.Select(one => one.Call).Distinct().Count(), same.Count())));
            var questions = await Reports.QuestionsAsync(shop.Id, from, to, speaker, CancellationToken.None);
            Assert.True(questions.Questions.Count >= 2);
            Assert.Equal(groups.Count(group => asked.Where(one => group.Wordings.Any(wording => string.Join(' ', wording.Terms) == one.Terms)).Select(one => one.Call).Distinct().Count() > 1), questions.Questions.Count);
            foreach (var group in questions.Questions)
            {
                var wordings = groups.Single(one => one.Core.SequenceEqual(group.Terms)).Wordings.Select(wording => string.Join(' ', wording.Terms)).ToHashSet();
                var own = asked.Where(question => wordings.Contains(question.Terms)).ToList();
                Assert.Equal((own.Select(question => question.Call).Distinct().Count(), own.Count), (group.Calls, group.Asked));
                Assert.Equal(group.Examples.Count, group.Examples.Select(example => example.Call).Distinct().Count());
            }
        }
    }
}
