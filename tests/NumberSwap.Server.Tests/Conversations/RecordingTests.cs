using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.People;
using NumberSwap.Server.Conversations.Recordings;
using NumberSwap.Server.Recording;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>Recordings: taken, kept as files, played in pieces, deleted; by whom.</summary>
public sealed class RecordingTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private LocalServer server = null!;
    private Shop shop = null!;

    private string Folder => Path.Combine(server.Folder.Path, "recordings");

    private string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*", SearchOption.AllDirectories) : [];

    public async ValueTask InitializeAsync()
    {
        server = new LocalServer(clock, redis: null, log: null, ("NumberSwap:Recordings:MaxMegabytes", "1"), ("NumberSwap:Delivery:AllowedTargets", "127.0.0.1"), ("NumberSwap:PublicUrl", StoryServers.PublicUrl));
        shop = await Shop.OpenAsync(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_recording_is_kept_under_a_name_of_its_own_and_played_in_pieces()
    {
        var call = await Recorded.CallAsync(shop);
        var wav = Wav.Silence();
        var put = await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Body(wav, "text/html"), await shop.AddKeyAsync("calls"));
        Assert.Equal("audio/wav", put.Expect(HttpStatusCode.OK).Json.GetProperty("mediaType").GetString());
        Assert.Equal(wav.Length, put.Json.GetProperty("bytes").GetInt64());

        var whole = await server.GetAsync($"/v1/calls/{call}/recording");
        Assert.Equal(wav, whole.Expect(HttpStatusCode.OK).Bytes);
        Assert.Equal(("audio/wav", "nosniff", "bytes"), (whole.Type, whole.Header("X-Content-Type-Options"), whole.Header("Accept-Ranges")));
        var piece = await server.GetAsync($"/v1/calls/{call}/recording", headers: ("Range", "bytes=100-199"));
        Assert.Equal(wav[100..200], piece.Expect(HttpStatusCode.PartialContent).Bytes);
        Assert.Equal($"bytes 100-199/{wav.Length}", piece.Header("Content-Range"));
        Assert.Equal(wav[^10..], (await server.GetAsync($"/v1/calls/{call}/recording", headers: ("Range", "bytes=-10"))).Expect(HttpStatusCode.PartialContent).Bytes);
        (await server.GetAsync($"/v1/calls/{call}/recording", headers: ("Range", "bytes=999999-"))).Expect(HttpStatusCode.RequestedRangeNotSatisfiable);

        // As the file of a form, whose name counts for nothing, in the first one's place.
        var other = Wav.Silence(100);
        (await server.Http.AskAsync(HttpMethod.Post, $"/v1/calls/{call}/recording", Recorded.Form(other), IServer.AdminKey)).Expect(HttpStatusCode.OK);
        Assert.Equal(other, (await server.GetAsync($"/v1/calls/{call}/recording")).Bytes);
        Assert.Matches("^[0-9a-z]{20}$", Path.GetFileName(Assert.Single(Files)));

        (await server.DeleteAsync($"/v1/calls/{call}/recording")).Expect(HttpStatusCode.NoContent);
        Assert.Empty(Files);
        (await server.GetAsync($"/v1/calls/{call}/recording")).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task What_is_no_recording_or_too_large_leaves_nothing_behind()
    {
        var call = await Recorded.CallAsync(shop);
        var bad = new (byte[] Bytes, int Status, string Code)[]
        {
            ([], 415, "no_recording"),
            ("<html><script>alert(1)</script></html>"u8.ToArray(), 415, "no_recording"),
            ("RIFF....AVI "u8.ToArray(), 415, "no_recording"),
            ([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0], 415, "no_recording"),
            ([0x1a, 0x45, 0xdf, 0xa3, .. "matroska, and of no other kind at all"u8], 415, "no_recording"),
            (Wav.Silence(1024 * 1024 + 1), 413, "too_large"),
        };
        foreach (var (bytes, status, code) in bad)
        {
            (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Body(bytes), IServer.AdminKey)).ExpectProblem(status, code);
            (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Form(bytes), IServer.AdminKey)).ExpectProblem(status, code);
        }

        foreach (var broken in new[] { "multipart/form-data", "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=nothing" })
            Assert.InRange((int)(await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Typed(Wav.Silence(), broken), IServer.AdminKey)).Status, 400, 415);
        (await server.Http.AskAsync(HttpMethod.Put, "/v1/calls/nobody/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).ExpectProblem(404, "not_found");
        Assert.Empty(Files);

        static ByteArrayContent Typed(byte[] bytes, string type)
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return content;
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 0, 0 }, "audio/mpeg")]
    [InlineData(new byte[] { 0xff, 0xfb, 0x90, 0x64, 0, 0, 0, 0, 0, 0, 0, 0 }, "audio/mpeg")]
    [InlineData(new byte[] { 0x4f, 0x67, 0x67, 0x53, 0, 2, 0, 0, 0, 0, 0, 0 }, "audio/ogg")]
    [InlineData(new byte[] { 0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 0x4d, 0x34, 0x41, 0x20 }, "audio/mp4")]
    [InlineData(new byte[] { 0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6d }, "audio/webm")]
    [InlineData(new byte[] { 0xff, 0xf1, 0x50, 0x80, 0, 0, 0, 0, 0, 0, 0, 0 }, null)]
    [InlineData(new byte[] { 0xff, 0xfb, 0x90 }, null)]
    public void A_recording_is_known_by_its_first_bytes(byte[] head, string? type) => Assert.Equal(type, AudioFormat.Of(head));

    [Fact]
    public async Task Who_may_listen_is_set_and_who_has_is_in_the_log()
    {
        var call = await Recorded.CallAsync(shop);
        (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);
        var page = $"/sites/{shop.Id}/calls/{call}";
        var (analyst, manager) = (await shop.SignInAsync(Role.Analyst), await shop.SignInAsync(Role.Manager));

        (await analyst.GetAsync(page + "/recording")).Expect(HttpStatusCode.Forbidden);
        Assert.DoesNotContain("<audio", (await analyst.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal(Wav.Silence()[..10], (await manager.GetAsync(page + "/recording", ("Range", "bytes=0-9"))).Expect(HttpStatusCode.PartialContent).Bytes);
        (await manager.GetAsync(page + "/recording", ("Range", "bytes=10-19"))).Expect(HttpStatusCode.PartialContent);
        Assert.Contains("<audio", (await manager.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal("Anna", Assert.Single((await HeardAsync()).Select(entry => entry.GetProperty("by").GetProperty("name").GetString())));

        (await server.PatchAsync(shop.Path, new { settings = new { listeners = "analyst" } })).Expect(HttpStatusCode.OK);
        (await analyst.GetAsync(page + "/recording")).Expect(HttpStatusCode.OK);
        (await server.PatchAsync(shop.Path, new { settings = new { listeners = "owner" } })).Expect(HttpStatusCode.OK);
        (await manager.GetAsync(page + "/recording")).Expect(HttpStatusCode.Forbidden);
        (await server.PatchAsync(shop.Path, new { settings = new { listeners = "everybody" } })).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(2, (await HeardAsync()).Count);

        // Another site's people know nothing of it.
        var stranger = await (await Shop.OpenAsync(server)).SignInAsync();
        (await stranger.GetAsync(page + "/recording")).Expect(HttpStatusCode.NotFound);

        async Task<IReadOnlyList<System.Text.Json.JsonElement>> HeardAsync() =>
            [.. (await server.GetAsync($"/v1/audit?site={shop.Id}")).Expect(HttpStatusCode.OK).Json.GetProperty("changes").EnumerateArray().Where(entry => entry.GetProperty("action").GetString() == "call.listened")];
    }

    [Fact]
    public async Task A_recording_elsewhere_comes_through_this_server_unless_its_address_is_private()
    {
        await using var platform = await StandIn.StartAsync();
        platform.Answer = (path, _) => path == "/moved" ? (200, "it is no redirect here") : (200, "not audio");
        var page = await Recorded.CallAsync(shop, recording: platform.Address + "/page");
        (await server.GetAsync($"/v1/calls/{page}/recording")).ExpectProblem(502, "link_failed");

        await using var audio = await AudioHost.StartAsync(Wav.Silence());
        var call = await Recorded.CallAsync(shop, recording: audio.Address + "/moved");
        var heard = await server.GetAsync($"/v1/calls/{call}/recording", headers: ("Range", "bytes=4-7"));
        Assert.Equal(Wav.Silence()[4..8], heard.Expect(HttpStatusCode.PartialContent).Bytes);
        Assert.Equal("audio/wav", heard.Type);
        var hidden = await Recorded.CallAsync(shop, recording: "http://127.0.0.2:1/secret.wav");
        (await server.GetAsync($"/v1/calls/{hidden}/recording")).ExpectProblem(502, "link_failed");
    }

    [Fact]
    public async Task Files_go_with_their_calls_and_with_their_own_days()
    {
        var (old, kept) = (await Recorded.CallAsync(shop), await Recorded.CallAsync(shop));
        foreach (var call in new[] { old, kept })
        {
            (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);
            await Recorded.SayAsync(shop, call, ("caller", 0, "Сколько стоит доставка?"));
        }

        (await server.PatchAsync(shop.Path, new { settings = new { recordingDays = 10 } })).Expect(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromDays(11));
        var young = await Recorded.CallAsync(shop);
        (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{young}/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);
        await server.Services.GetRequiredService<RetentionRound>().RunAsync(CancellationToken.None);
        await server.Services.GetRequiredService<RecordingFiles>().SweepAsync(CancellationToken.None);

        Assert.Single(Files);
        (await server.GetAsync($"/v1/calls/{old}")).Expect(HttpStatusCode.OK);
        (await server.GetAsync($"/v1/calls/{old}/recording")).ExpectProblem(404, "not_found");
        (await server.GetAsync($"/v1/calls/{kept}/transcript")).ExpectProblem(404, "not_found");
        Assert.Empty((await server.GetAsync(shop.Path + "/conversations/search?q=доставка")).Expect(HttpStatusCode.OK).Json.GetProperty("passages").EnumerateArray());

        (await server.PatchAsync(shop.Path, new { settings = new { callDays = 5, recordingDays = 0 } })).Expect(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromDays(6));
        await server.Services.GetRequiredService<RetentionRound>().RunAsync(CancellationToken.None);
        await server.Services.GetRequiredService<RecordingFiles>().SweepAsync(CancellationToken.None);
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_persons_conversations_are_removed_by_phone_and_counted()
    {
        var (hers, his) = (await Recorded.CallAsync(shop, from: "+79160000001"), await Recorded.CallAsync(shop, from: "+79160000002"));
        foreach (var call in new[] { hers, his })
        {
            (await server.Http.AskAsync(HttpMethod.Put, $"/v1/calls/{call}/recording", Recorded.Body(Wav.Silence()), IServer.AdminKey)).Expect(HttpStatusCode.OK);
            await Recorded.SayAsync(shop, call, ("caller", 0, "Меня зовут Ирина"), ("operator", 3, "Очень приятно"));
        }

        var removed = (await server.PostAsync(shop.Path + "/erasures", new { phone = "8 916 000-00-01" })).Expect(HttpStatusCode.OK).Json.GetProperty("removed").EnumerateArray()
            .ToDictionary(one => one.GetProperty("what").GetString()!, one => one.GetProperty("count").GetInt32());

        Assert.Equal((1, 1, 2), (removed["recordings"], removed["transcripts"], removed["passages"]));
        Assert.Single(Files);
        Assert.Equal(his, Assert.Single((await server.GetAsync(shop.Path + "/conversations/search?q=ирина")).Json.GetProperty("passages").EnumerateArray()).GetProperty("call").GetString());
    }
}
