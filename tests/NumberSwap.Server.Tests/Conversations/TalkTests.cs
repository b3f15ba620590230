using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Conversations;
using NumberSwap.Core.People;
using NumberSwap.Server.Conversations.Transcription;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Engines;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>What is said: transcripts, search, pages, and recordings that are transcribed.</summary>
public sealed class TalkTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private LocalServer server = null!;
    private Shop shop = null!;

    public async ValueTask InitializeAsync()
    {
        server = new LocalServer(clock, redis: null, log: null, ("NumberSwap:Delivery:AllowedTargets", "127.0.0.1"), ("NumberSwap:PublicUrl", StoryServers.PublicUrl));
        shop = await Shop.OpenAsync(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task What_is_typed_never_breaks_the_search_and_both_ways_find_the_same()
    {
        const string letters = "абвеё aqz 019 \"\"**()-+:^{}.,'%_[]NEAR AND OR NOT \n";
        var random = new Random(20261122);
        var store = server.Services.GetRequiredService<TranscriptStore>();
        var call = await Recorded.CallAsync(shop);
        Assert.Single(await shop.CallsAsync());
        await Recorded.SayAsync(shop, call, [.. Enumerable.Range(0, 200).Select(i => ("caller", (double)i, "х " + Some(30)))]);
        var hits = 0;
        for (var i = 0; i < 400; i++)
        {
            var filter = new TalkFilter(shop.Id, SpokenQuery.Read(Some(8)), null, null, null, null, null, 500);
            var found = (await store.SearchAsync(filter, TextSearch.Fts5)).Select(one => one.Id).ToList();
            Assert.Equal((await store.SearchAsync(filter, TextSearch.Like)).Select(one => one.Id), found);
            hits += found.Count;
        }

        Assert.True(hits > 100);
        foreach (var hostile in new[] { "\"", "* *", "words : x", "NEAR(a b)", "a\" OR site : \"b", "';--", "\0", new string('a', 201) })
            Assert.Contains((int)(await server.GetAsync($"{shop.Path}/conversations/search?q={Uri.EscapeDataString(hostile)}")).Status, new[] { 200, 400 });

        string Some(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => letters[random.Next(letters.Length)]));
    }

    [Fact]
    public async Task A_passage_is_found_by_words_speaker_operator_and_site()
    {
        var (one, two) = (await Recorded.CallAsync(shop), await Recorded.CallAsync(shop, "Борис"));
        await Recorded.SayAsync(shop, one, ("operator", 0, "Ещё есть бесплатная доставка"), ("caller", 5, "А гарантия на доставку? Мой номер 8 916 123-45-67"));
        await Recorded.SayAsync(shop, two, ("caller", 2.5, "Доставкой занимаетесь вы?"));
        var other = await Shop.OpenAsync(server);
        await Recorded.SayAsync(other, await Recorded.CallAsync(other), ("caller", 0, "доставка"));

        Assert.Equal([two, one, one], await FindAsync("доставка"));
        Assert.Equal([two, one], await FindAsync("доставка&speaker=caller"));
        Assert.Equal([two], await FindAsync("доставка&operator=Борис"));
        Assert.Equal([one], await FindAsync("\"бесплатная доставка\""));
        Assert.Equal([one], await FindAsync("еще"));
        Assert.Empty(await FindAsync("\"доставка бесплатная\""));

        var (analyst, manager) = (await shop.SignInAsync(Role.Analyst), await shop.SignInAsync(Role.Manager));
        var page = $"/sites/{shop.Id}/calls/{one}";
        Assert.DoesNotContain("123-45-67", (await analyst.GetAsync(page)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("123-45-67", (await manager.GetAsync(page)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45-67", (await analyst.GetAsync($"/sites/{shop.Id}/conversations?q=номер")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("<mark>", (await analyst.GetAsync($"/sites/{shop.Id}/conversations?q=номер")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>", (await analyst.GetAsync($"/sites/{shop.Id}/conversations?q=91612345*")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        foreach (var tab in new[] { "/questions", "/operators" })
            (await analyst.GetAsync($"/sites/{shop.Id}/conversations{tab}")).Expect(HttpStatusCode.OK);
        (await (await shop.SignInAsync()).GetAsync($"/sites/{shop.Id}/conversations/settings")).Expect(HttpStatusCode.OK);

        async Task<List<string?>> FindAsync(string q) =>
            [.. (await server.GetAsync($"{shop.Path}/conversations/search?q={q}")).Expect(HttpStatusCode.OK).Json.GetProperty("passages").EnumerateArray().Select(found => found.GetProperty("call").GetString())];
    }

    [Fact]
    public async Task Every_table_of_conversations_is_also_a_file()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var call = await Recorded.CallAsync(shop, "=Анна", talkSeconds: 100, tags: ["монтаж"]);
            await Recorded.SayAsync(shop, call, ("operator", 0, "Здравствуйте, на самом деле, добрый день."), ("caller", 2, "Какая гарантия на котёл? Звоните 8 916 123-45-67"), ("caller", 4, "Какая доставка на 8 916 123-45-67?"));
            (await server.PatchAsync($"/v1/calls/{call}/marks?site={shop.Id}", new { product = "Котлы", step = "offer", reason = "отправка КП" })).Expect(HttpStatusCode.OK);
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("""
            operator,calls,transitions_per_call,clarifying_per_call,seconds_per_call,said: на самом деле,said: как бы,said: короче,said: честно говоря,said: to be honest,said: basically,said: actually
            '=Анна,2,0,0,100,2,0,0,0,0,0,0
            """, await FileAsync("/operators"), ignoreLineEndingDifferences: true);
        Assert.Contains("introduction,2,1,0,0,0,0,0", await FileAsync("/stages"), StringComparison.Ordinal);
        Assert.Contains("монтаж,tag,2,100,100", await FileAsync("/requests"), StringComparison.Ordinal);
        Assert.Contains("Какая гарантия на котёл?,2,2,", await FileAsync("/questions?speaker=caller"), StringComparison.Ordinal);
        Assert.Contains(",монтаж,Котлы,,offer,отправка КП", await TextAsync("/v1/calls?site=" + shop.Id), StringComparison.Ordinal);
        Assert.Contains("stages,introduction,calls,2,0", await TextAsync(shop.Path + "/reports/review"), StringComparison.Ordinal);

        var desk = await shop.SignInAsync(Role.Analyst);
        var questions = (await desk.GetAsync($"/sites/{shop.Id}/conversations.csv?table=questions")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("Какая доставка", questions, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45-67", questions, StringComparison.Ordinal);
        foreach (var page in new[] { "conversations.csv?table=operators", "conversations.csv?table=stages", "conversations.csv?table=requests", "review.csv" })
            Assert.StartsWith("\ufeff", (await desk.GetAsync($"/sites/{shop.Id}/{page}")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        Task<string> FileAsync(string report) => TextAsync(shop.Path + "/conversations" + report);

        async Task<string> TextAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/csv" }, { "Authorization", "Bearer " + IServer.AdminKey } } };
            using var answer = await server.Http.SendAsync(request);
            Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
            return (await answer.Content.ReadAsStringAsync()).TrimEnd();
        }
    }

    [Fact]
    public async Task Who_does_not_see_numbers_neither_guesses_them_nor_finds_their_halves()
    {
        foreach (var caller in new[] { "+79161234567", "+79161234568" })
        {
            var call = await Recorded.CallAsync(shop, from: caller);
            await Recorded.SayAsync(shop, call, ("caller", 0, "Мой номер 8 916"), ("operator", 2, "Так, записываю"), ("caller", 4, "123 45 67, доставка есть?"), ("caller", 6, "Вы 8 916 верно записали?"));
        }

        var (analyst, manager) = (await shop.SignInAsync(Role.Analyst), await shop.SignInAsync(Role.Manager));
        foreach (var digits in new[] { "9", "номер 916", "9*" })
        {
            var page = $"/sites/{shop.Id}/conversations?q={Uri.EscapeDataString(digits)}";
            Assert.Contains("no digits can be searched", (await analyst.GetAsync(page)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("no digits can be searched", (await manager.GetAsync(page)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }

        foreach (var (path, half) in new[] { ("?q=доставка", "123 45 67"), ("?q=номер", "8 916"), ("/questions", "8 916"), (".csv?table=questions", "8 916") })
        {
            Assert.Contains(half, Plain((await manager.GetAsync($"/sites/{shop.Id}/conversations{path}")).Expect(HttpStatusCode.OK).Text), StringComparison.Ordinal);
            var seen = Plain((await analyst.GetAsync($"/sites/{shop.Id}/conversations{path}")).Expect(HttpStatusCode.OK).Text);
            Assert.DoesNotContain(half, seen, StringComparison.Ordinal);
            Assert.Contains("•", seen, StringComparison.Ordinal);
        }

        static string Plain(string page) => WebUtility.HtmlDecode(page.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_transcript_comes_by_an_address_with_a_secret()
    {
        var call = await Recorded.CallAsync(shop);
        var address = (await server.PostAsync(shop.Path + "/conversations/address", new { })).Expect(HttpStatusCode.OK).Json.GetProperty("address").GetString()!;
        var path = new Uri(address).PathAndQuery;
        var body = new { call, segments = new[] { new { speaker = "caller", start = 1.5, text = "Алло" } } };
        (await server.PostAsync(path, body, key: null)).Expect(HttpStatusCode.NoContent);
        (await server.PostAsync(path + "x", body, key: null)).ExpectProblem(403, "wrong_key");
        Assert.Equal("hook", (await server.GetAsync($"/v1/calls/{call}/transcript")).Json.GetProperty("origin").GetString());
        (await server.PutAsync($"/v1/calls/{call}/transcript", new { segments = new[] { new { speaker = "caller", start = -1, text = "x" } } })).ExpectProblem(400, "invalid", "segments.start");
        (await server.PutAsync($"/v1/calls/{call}/transcript", new { segments = Array.Empty<object>() })).ExpectProblem(400, "invalid", "segments");
        (await server.DeleteAsync(shop.Path + "/conversations/address")).Expect(HttpStatusCode.NoContent);
        (await server.PostAsync(path, body, key: null)).ExpectProblem(403, "wrong_key");
    }

    [Fact]
    public async Task A_recording_is_transcribed_again_after_a_pause_and_given_up_where_that_cures_nothing()
    {
        await using var endpoint = await TranscriptionStandIn.StartAsync();
        var transcriber = server.Services.GetRequiredService<Transcriber>();
        await SetAsync("right-key", perDay: 3);
        var call = await Recorded.CallAsync(shop);
        (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);

        endpoint.Busy = true;
        await transcriber.FindMissingAsync(CancellationToken.None);
        Assert.Equal(1, await transcriber.RunAsync(CancellationToken.None));
        Assert.Equal(0, await transcriber.RunAsync(CancellationToken.None));
        endpoint.Busy = false;
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, await transcriber.RunAsync(CancellationToken.None));
        var said = (await server.GetAsync($"/v1/calls/{call}/transcript")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("transcription", said.GetProperty("origin").GetString());
        Assert.Equal(["operator", "caller"], said.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("speaker").GetString()));

        // A key that is refused parks it, with the reason and without the key.
        await SetAsync("wrong-key", perDay: 3);
        (await server.PostAsync($"/v1/calls/{call}/transcription", new { })).Expect(HttpStatusCode.Accepted);
        Assert.Equal(1, await transcriber.RunAsync(CancellationToken.None));
        var look = await server.GetAsync(shop.Path + "/conversations/transcription");
        Assert.Equal(1, look.Json.GetProperty("parked").GetInt32());
        Assert.Contains("refuses the key (401)", look.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key", look.Text, StringComparison.Ordinal);

        // Three were sent: the day's budget is spent.
        (await server.PostAsync(shop.Path + "/conversations/transcription/retry", new { })).Expect(HttpStatusCode.OK);
        var asked = endpoint.Asked;
        await transcriber.RunAsync(CancellationToken.None);
        Assert.Equal((3, asked), (endpoint.Asked, 3));

        async Task SetAsync(string key, int perDay) =>
            (await server.PutAsync(shop.Path + "/conversations/transcription", new { address = endpoint.Address + "/v1", model = "gpt-4o-transcribe-diarize", key, perDay })).Expect(HttpStatusCode.OK);
    }
}
