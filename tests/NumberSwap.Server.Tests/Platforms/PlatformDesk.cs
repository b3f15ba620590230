using System.Net;
using System.Text;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>A site with a pool and one call platform set up, as that platform calls it.</summary>
public sealed class PlatformDesk
{
    public const string Caller = "+79161234567";

    private PlatformDesk(Shop shop, string platform, string hook) => (Shop, Platform, Hook) = (shop, platform, hook);

    public Shop Shop { get; }
    public string Platform { get; }

    /// <summary>Path of the webhook, with its secret where it has one.</summary>
    public string Hook { get; }

    public static async Task<PlatformDesk> OpenAsync(StoryServers servers, HotState state, string platform, object credentials)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);
        return await SetUpAsync(shop, platform, credentials);
    }

    /// <param name="credentials">What the site's owner enters.</param>
    public static async Task<PlatformDesk> SetUpAsync(Shop shop, string platform, object credentials)
    {
        var set = (await shop.Server.PutAsync($"{shop.Path}/platforms/{platform}", credentials)).Expect(HttpStatusCode.OK);
        return new PlatformDesk(shop, platform, new Uri(set.Json.GetProperty("webhook").GetString()!).AbsolutePath);
    }

    public Task<Answer> SendAsync(PlatformMessage message)
    {
        HttpContent? content = null;
        if (message.Body is { } body)
        {
            content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", message.ContentType);
        }

        return Shop.Server.Http.AskAsync(message.Method, Hook + message.Behind, content, key: null, message.Headers);
    }

    public async Task<Answer> ExpectAsync(PlatformMessage message) => (await SendAsync(message)).Expect(HttpStatusCode.OK);

    /// <summary>
    /// Sends a call's messages in every order, the first of each order once more at the end, and expects one call an order, all alike.
    /// What cannot be told yet, a leg or a recording whose call has not rung, is asked for again, and sent again.
    /// </summary>
    /// <param name="messages">The messages of the n-th call, which differs from the others in what the platform names it by.</param>
    public async Task AssertOneCallInEveryOrderAsync(Visit visit, CycleEnd end, Func<int, PlatformMessage[]> messages)
    {
        var count = 0;
        foreach (var order in Permutations.Of(messages(0).Length))
        {
            var story = messages(count++);
            var early = new List<PlatformMessage>();
            foreach (var part in order.Append(order[0]))
            {
                if (await SendAsync(story[part]) is { Status: not HttpStatusCode.ServiceUnavailable } answer)
                    answer.Expect(HttpStatusCode.OK);
                else
                    early.Add(story[part]);
            }

            foreach (var part in early)
                await ExpectAsync(part);
        }

        var calls = await Shop.CallsAsync();
        Assert.Equal(count, calls.Count);
        Assert.All(calls, call =>
        {
            Assert.Equal(
                (Platform, Caller, visit.Number, Shop.Target, visit.Session),
                (Text("platform"), Text("from"), Text("to"), Text("destination"), call.GetProperty("session").GetProperty("id").GetString()));
            Assert.Equal(end, new CycleEnd(Text("status")!, Number("talkSeconds"), Number("ringSeconds"), Text("operator"), Text("recordingUrl")));

            string? Text(string name) => call.TryGetProperty(name, out var value) ? value.GetString() : null;
            int? Number(string name) => call.TryGetProperty(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Number ? value.GetInt32() : null;
        });
    }

    /// <summary>Flips each bit of a body's part, one after the other, and expects every one to be refused.</summary>
    public async Task AssertFlippedBitsAreRefusedAsync(PlatformMessage message, params string[] parts)
    {
        foreach (var part in parts)
        {
            var at = message.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part));
            Assert.True(at >= 0, part + " is not in the body");
            for (var bit = 0; bit < Encoding.UTF8.GetByteCount(part) * 8; bit++)
            {
                var forged = message.Body!.ToArray();
                forged[at + (bit / 8)] ^= (byte)(1 << (bit % 8));
                (await SendAsync(message with { Body = forged })).ExpectProblem(403, "bad_signature");
            }
        }
    }
}
