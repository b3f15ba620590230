using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using NumberSwap.Server.Tests.Platforms;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Hostile;

/// <summary>10,000 requests that nobody should send.</summary>
public sealed class HostileTests
{
    private const int Requests = 10_000;
    private const int AtOnce = 4;

    [Fact]
    public async Task They_are_refused_and_change_nothing()
    {
        var seed = Environment.GetEnvironmentVariable("NUMBERSWAP_TEST_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"NUMBERSWAP_TEST_SEED={seed}");
        await using var server = new LocalServer();
        server.UseKestrel();
        server.StartServer();
        var shop = await Shop.OpenAsync(server);
        var pool = await shop.AddPoolAsync(5);
        await shop.AddCampaignAsync("Campaign", new { source = "x*" }, pool: (await shop.AddPoolAsync(2)).Id);
        await new TwilioCaller(shop, publicUrl: server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)).SetUpAsync();
        await PlatformDesk.SetUpAsync(shop, "signalwire", new { signingKey = Signing.Key });
        await PlatformDesk.SetUpAsync(shop, "telnyx", new { publicKey = Signing.TelnyxKey });
        await PlatformDesk.SetUpAsync(shop, "vonage", new { signatureSecret = Signing.Key });
        await PlatformDesk.SetUpAsync(shop, "plivo", new { authToken = Signing.Key });
        var requests = new HostileRequests(new Random(seed), shop, await shop.AddKeyAsync("read"), await shop.AddKeyAsync("calls"));
        var before = await StateAsync(shop);
        var client = new RawClient(server.Http.BaseAddress!);

        var statuses = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var accepted = new ConcurrentBag<string>();
        var todo = Enumerable.Range(0, Requests).Select(_ => requests.Next()).ToList();
        await Parallel.ForEachAsync(todo, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            var (status, answer) = await client.SendAsync(request.Bytes, request.EndsEarly);
            Assert.True(status is null or < 500, $"Seed {seed}: {answer[..Math.Min(500, answer.Length)]}\nto {Convert.ToBase64String(request.Bytes)}");
            statuses.AddOrUpdate(status?.ToString(CultureInfo.InvariantCulture) ?? "closed", 1, (_, count) => count + 1);
            if (status is 200 && request.Bytes.AsSpan().StartsWith("POST /v1/calls "u8))
                accepted.Add(IdIn(answer));
        });
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} × {pair.Key}")));

        Assert.Equal(before, await StateAsync(shop));
        // A connection that was closed without an answer (the body was refused before all of it was sent) has no effect either.
        Assert.All(await shop.CallsAsync(), call => Assert.Contains(call.GetProperty("id").GetString()!, accepted));
        Assert.False(File.Exists(server.Folder.File("rejected.jsonl")), "SQL refused something that the server had accepted");
        // Most of it reached the endpoints, and the shop is still open.
        Assert.True(statuses.GetValueOrDefault("closed") < Requests / 3);
        Assert.Contains((await shop.VisitAsync()).Number, pool.Numbers);
        Assert.Equal("ok", (await server.GetAsync("/health/ready", key: null)).Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
    }

    /// <summary>All that owners configured.</summary>
    private static async Task<string> StateAsync(Shop shop)
    {
        var state = new StringBuilder();
        foreach (var path in (string[])["/v1/sites", "/v1/keys", shop.Path + "/pools", shop.Path + "/campaigns", shop.Path + "/tag"])
            state.AppendLine((await shop.Server.GetAsync(path)).Expect(HttpStatusCode.OK).Text);
        return state.ToString();
    }

    private static string IdIn(string answer)
    {
        var body = answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)];
        return System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;
    }
}
