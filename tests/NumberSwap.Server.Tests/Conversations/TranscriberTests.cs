using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Conversations.Transcription;
using NumberSwap.Server.Recording;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>What goes wrong while recordings are transcribed.</summary>
public sealed class TranscriberTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private TranscriptionStandIn endpoint = null!;
    private AudioHost platform = null!;
    private LocalServer server = null!;
    private Shop shop = null!;

    private Transcriber Transcriber => server.Services.GetRequiredService<Transcriber>();

    private TranscriptionStore Jobs => server.Services.GetRequiredService<TranscriptionStore>();

    private string Folder => Path.Combine(server.Folder.Path, "recordings");

    private string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*", SearchOption.AllDirectories) : [];

    public async ValueTask InitializeAsync()
    {
        (endpoint, platform) = (await TranscriptionStandIn.StartAsync(), await AudioHost.StartAsync(Wav.Silence()));
        server = new LocalServer(clock, redis: null, log: null, ("NumberSwap:Delivery:AllowedTargets", "127.0.0.1"), ("NumberSwap:PublicUrl", StoryServers.PublicUrl));
        shop = await Shop.OpenAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await endpoint.DisposeAsync();
        await platform.DisposeAsync();
    }

    [Fact]
    public async Task A_recording_that_trickles_is_put_off_after_five_minutes()
    {
        await SetAsync();
        var call = await Recorded.CallAsync(shop, recording: platform.Address + "/trickle.wav");
        var patience = new ManualClock();
        var transcriber = ActivatorUtilities.CreateInstance<Transcriber>(server.Services, (TimeProvider)patience);
        await shop.CallsAsync();
        await transcriber.FindMissingAsync(CancellationToken.None);

        var run = transcriber.RunAsync(CancellationToken.None);
        await platform.Trickled.Task;
        patience.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await run.WaitAsync(TimeSpan.FromSeconds(30)));
        var job = await Jobs.FindAsync(shop.Id, call);
        Assert.Equal((TranscriptionState.Waiting, 1, "The recording was not there within five minutes."), (job!.State, job.Attempts, job.Fault));
        Assert.Empty(Files);
    }

    [Fact]
    public async Task What_was_erased_while_its_recording_was_away_does_not_come_back()
    {
        await SetAsync();
        var call = await RecordedCallAsync("+79160000001");
        endpoint.Meanwhile = async () => (await server.PostAsync(shop.Path + "/erasures", new { phone = "+79160000001" })).Expect(HttpStatusCode.OK);

        await TranscribeAsync();

        Assert.Equal(1, endpoint.Asked);
        (await server.GetAsync($"/v1/calls/{call}/transcript")).ExpectProblem(404, "not_found");
        Assert.Null(await Jobs.FindAsync(shop.Id, call));
    }

    [Fact]
    public async Task A_call_older_than_the_sites_days_is_not_transcribed_again()
    {
        await SetAsync(key: "wrong-key");
        var call = await Recorded.CallAsync(shop, recording: platform.Address + "/call.wav");
        await TranscribeAsync();
        Assert.Equal(TranscriptionState.Parked, (await Jobs.FindAsync(shop.Id, call))!.State);
        await SetAsync();
        (await server.PatchAsync(shop.Path, new { settings = new { recordingDays = 10 } })).Expect(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromDays(11));

        // Before the round that forgets it, and after.
        (await server.PostAsync(shop.Path + "/conversations/transcription/retry", new { })).Expect(HttpStatusCode.OK);
        await Transcriber.RunAsync(CancellationToken.None);
        Assert.Equal((1, "Conversations of this age are not kept any more."), (endpoint.Asked, (await Jobs.FindAsync(shop.Id, call))!.Fault));
        await server.Services.GetRequiredService<RetentionRound>().RunAsync(CancellationToken.None);
        Assert.Null(await Jobs.FindAsync(shop.Id, call));
        Assert.Equal(0, (await server.PostAsync(shop.Path + "/conversations/transcription/retry", new { })).Expect(HttpStatusCode.OK).Json.GetProperty("retried").GetInt32());
    }

    [Fact]
    public async Task An_answer_with_halves_of_characters_is_read()
    {
        await SetAsync();
        var call = await RecordedCallAsync();
        endpoint.Answer = """
            {"language":"ru\ud800","segments":[
              {"start":0,"end":1,"text":"Алло\udc00 \ud83d\ude00 \\ud83d \ud83d"},
              {"start":1,"end":2,"text":" \ud83d"},
              {"start":2,"end":3,"text":"\u0007"},
              {"start":3,"end":4,"text":"
            """.TrimEnd() + new string('я', 3999) + "😀 да\"}]}";

        await TranscribeAsync();

        var said = (await server.GetAsync($"/v1/calls/{call}/transcript")).Expect(HttpStatusCode.OK).Json.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("text").GetString());
        Assert.Equal(["Алло 😀 \\ud83d", new string('я', 3999)], said);
    }

    [Fact]
    public async Task A_long_text_without_passages_is_cut_between_characters()
    {
        await SetAsync();
        var call = await RecordedCallAsync();
        endpoint.Answer = "{\"text\":\"" + new string('я', 3999) + "😀 да\"}";

        await TranscribeAsync();

        var said = (await server.GetAsync($"/v1/calls/{call}/transcript")).Expect(HttpStatusCode.OK).Json.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("text").GetString());
        Assert.Equal([new string('я', 3999), "😀 да"], said);
    }

    [Fact]
    public async Task What_nobody_foresaw_counts_as_an_attempt()
    {
        await SetAsync();
        var call = await RecordedCallAsync();
        var file = Assert.Single(Files);
        await using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            await TranscribeAsync();

        var job = (await Jobs.FindAsync(shop.Id, call))!;
        Assert.Equal((TranscriptionState.Waiting, 1, "Something went wrong on this server; its log says what."), (job.State, job.Attempts, job.Fault));
        clock.Advance(TimeSpan.FromMinutes(2));
        await Transcriber.RunAsync(CancellationToken.None);
        Assert.Equal(TranscriptionState.Done, (await Jobs.FindAsync(shop.Id, call))!.State);
    }

    [Fact]
    public async Task The_budget_is_spent_on_what_is_sent()
    {
        await SetAsync(perDay: 1);
        await Recorded.CallAsync(shop, recording: platform.Address + "/gone.wav");
        await TranscribeAsync();
        Assert.Equal((1, 0), (platform.Asked, endpoint.Asked));
        var call = await RecordedCallAsync();
        await TranscribeAsync();
        (await server.GetAsync($"/v1/calls/{call}/transcript")).Expect(HttpStatusCode.OK);

        // Nothing more is sent today, and nothing fetched for it.
        await Recorded.CallAsync(shop, recording: platform.Address + "/call.wav");
        await TranscribeAsync();
        Assert.Equal((1, 1), (platform.Asked, endpoint.Asked));
    }

    [Fact]
    public async Task A_copy_that_the_budget_does_not_reach_is_deleted()
    {
        await SetAsync(perDay: 1);
        var calls = new[] { await Recorded.CallAsync(shop, recording: platform.Address + "/call.wav"), await Recorded.CallAsync(shop, recording: platform.Address + "/call.wav") };

        // Both at once.
        await TranscribeAsync();

        Assert.Equal(1, endpoint.Asked);
        Assert.Empty(Files);
        var states = new List<TranscriptionState>();
        foreach (var call in calls)
            states.Add((await Jobs.FindAsync(shop.Id, call))!.State);
        Assert.Equal([TranscriptionState.Waiting, TranscriptionState.Done], states.Order());
    }

    private async Task<string> RecordedCallAsync(string from = "+79161234567")
    {
        var call = await Recorded.CallAsync(shop, from: from);
        (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);
        return call;
    }

    private async Task TranscribeAsync()
    {
        // What was just reported is recorded when somebody asks for calls.
        await shop.CallsAsync();
        await Transcriber.FindMissingAsync(CancellationToken.None);
        await Transcriber.RunAsync(CancellationToken.None);
    }

    private async Task SetAsync(string key = "right-key", int perDay = 100) =>
        (await server.PutAsync(shop.Path + "/conversations/transcription", new { address = endpoint.Address + "/v1", model = "gpt-4o-transcribe-diarize", key, perDay })).Expect(HttpStatusCode.OK);
}
