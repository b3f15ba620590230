using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>What a webhook's receiver gets to see.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly LocalServer server;
    private Receiver receiver = null!;
    private Outlet outlet = null!;

    public WebhookTests() => server = new LocalServer(clock, redis: null, log: null, Outlet.AllowThisMachine);

    public async ValueTask InitializeAsync()
    {
        receiver = await Receiver.StartAsync();
        outlet = await Outlet.OpenAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_calls_events_arrive_signed_and_in_their_order()
    {
        var (id, secret) = await outlet.AddWebhookAsync(receiver.Url + "/hook?of=shop");
        var call = await outlet.CallAsync("ringing");
        await receiver.HasAsync(2);
        await outlet.CallAsync("completed", call);
        await receiver.HasAsync(3);
        await outlet.CallAsync("completed", call);

        await Wait.UntilAsync("all is delivered", async () => (await outlet.FindAsync(id)).GetProperty("waiting").GetInt32() == 0);
        Assert.Equal(["call.ringing", "call.attributed", "call.completed"], receiver.All.Select(got => got.Type));
        Assert.All(receiver.All, got =>
        {
            Assert.Equal((call, outlet.Shop.Id, "/hook"), (got.Call, got.Json.GetProperty("site").GetString(), got.Path));
            Assert.Equal(1, WrittenSignature.Matches(got.Headers["NumberSwap-Signature"], secret, got.Body));
            Assert.StartsWith("t=" + clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ",", got.Headers["NumberSwap-Signature"], StringComparison.Ordinal);
            Assert.Equal(0, WrittenSignature.Matches(got.Headers["NumberSwap-Signature"], secret, got.Body + " "));
            Assert.Equal((got.EventId, "1", "application/json; charset=utf-8"), (got.Headers["NumberSwap-Event-Id"], got.Headers["NumberSwap-Attempt"], got.Headers["Content-Type"]));
        });
        Assert.Equal(3, receiver.All.Select(got => got.EventId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, receiver.All.Select(got => got.Headers["NumberSwap-Delivery"]).Distinct(StringComparer.Ordinal).Count());
        var shown = Assert.Single(await outlet.Shop.CallsAsync());
        Assert.Equal(JsonSerializer.Serialize(shown), JsonSerializer.Serialize(receiver.All[2].Json.GetProperty("call")));
    }

    [Fact]
    public async Task A_correction_is_told_with_what_counted_before()
    {
        await outlet.AddWebhookAsync(receiver.Url, "call.missed", "call.reattributed");
        var call = await outlet.CallAsync("missed");
        await receiver.HasAsync(1);

        (await server.PutAsync($"/v1/calls/{call}/correction", new { match = "none", reason = "a friend" })).Expect(HttpStatusCode.OK);
        await receiver.HasAsync(2);

        Assert.Equal(["call.missed", "call.reattributed"], receiver.All.Select(got => got.Type));
        var told = receiver.All[1].Json;
        Assert.Equal("none", told.GetProperty("call").GetProperty("match").GetString());
        Assert.Equal("a friend", told.GetProperty("call").GetProperty("correction").GetProperty("reason").GetString());
        Assert.Equal(receiver.All[0].Json.GetProperty("call").GetProperty("match").GetString(), told.GetProperty("previous").GetProperty("match").GetString());
        Assert.Equal(JsonValueKind.Null, receiver.All[0].Json.GetProperty("previous").ValueKind);
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_until_the_old_one_ends()
    {
        var (id, old) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        var rotated = (await server.PostAsync($"{outlet.Path}/{id}/secret", new { })).Expect(HttpStatusCode.OK).Json;
        var secret = rotated.GetProperty("secret").GetString()!;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(clock.GetUtcNow().AddHours(24).UtcDateTime, rotated.GetProperty("destination").GetProperty("oldSecretUntil").GetDateTime());

        Assert.Equal((1, 1), await SignedByAsync(secret, old));
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((1, 0), await SignedByAsync(secret, old));

        var newest = (await server.PostAsync($"{outlet.Path}/{id}/secret", new { })).Expect(HttpStatusCode.OK).Json.GetProperty("secret").GetString()!;
        Assert.Equal((1, 1), await SignedByAsync(newest, secret));
        (await server.DeleteAsync($"{outlet.Path}/{id}/secret")).Expect(HttpStatusCode.OK);
        Assert.Equal((1, 0), await SignedByAsync(newest, secret));

        async Task<(int, int)> SignedByAsync(string one, string other)
        {
            var before = receiver.All.Count;
            await outlet.CallAsync();
            await receiver.HasAsync(before + 1);
            var got = receiver.All[before];
            return (WrittenSignature.Matches(got.Headers["NumberSwap-Signature"], one, got.Body), WrittenSignature.Matches(got.Headers["NumberSwap-Signature"], other, got.Body));
        }
    }

    [Fact]
    public async Task A_test_is_sent_at_once_and_told_whole()
    {
        var (id, secret) = await outlet.AddWebhookAsync(receiver.Url);
        await outlet.SetStateAsync(id, "paused");

        var told = (await server.PostAsync($"{outlet.Path}/{id}/test", new { })).Expect(HttpStatusCode.OK).Json;

        var got = Assert.Single(receiver.All);
        Assert.Equal(1, WrittenSignature.Matches(got.Headers["NumberSwap-Signature"], secret, got.Body));
        Assert.True(told.GetProperty("arrived").GetBoolean());
        Assert.Equal((200, got.Body), (told.GetProperty("attempt").GetProperty("status").GetInt32(), told.GetProperty("attempt").GetProperty("request").GetString()));
        Assert.Empty(await outlet.DeliveriesAsync(id));
    }

    [Fact]
    public async Task Secrets_are_shown_once_and_kept_encrypted()
    {
        var (id, secret) = await outlet.AddWebhookAsync(receiver.Url);

        Assert.DoesNotContain(secret, (await server.GetAsync(outlet.Path)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await server.GetAsync($"{outlet.Path}/{id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await server.GetAsync("/v1/audit")).Text, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(server.Folder.Path, "numberswap.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(open, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(secret, await text.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_destination_is_refused()
    {
        await RefusesAsync("kind", new { kind = "pigeon", name = "CRM", settings = new { url = receiver.Url } });
        await RefusesAsync("name", new { kind = "webhook", settings = new { url = receiver.Url } });
        await RefusesAsync("events", new { kind = "webhook", name = "CRM", settings = new { url = receiver.Url }, events = new[] { "call.sung" } });
        await RefusesAsync("events", new { kind = "webhook", name = "CRM", settings = new { url = receiver.Url }, events = Array.Empty<string>() });
        await RefusesAsync("secrets", new { kind = "webhook", name = "CRM", settings = new { url = receiver.Url }, secrets = new { secret = "mine" } });
        foreach (var url in (string?[])[null, "", "crm", "ftp://crm.example/", "https://me:secret@crm.example/", "http://10.0.0.1/", "http://[::1]/", "http://0x7f000002/", "http://2130706434/", "http://169.254.169.254/latest/meta-data/"])
            await RefusesAsync("settings.url", new { kind = "webhook", name = "CRM", settings = new { url } });
        Assert.Empty((await server.GetAsync(outlet.Path)).Json.EnumerateArray());

        async Task RefusesAsync(string field, object body) => (await server.PostAsync(outlet.Path, body)).ExpectProblem(400, "invalid", field);
    }
}
