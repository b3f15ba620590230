using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Calls a site's webhook as a platform that signs does.</summary>
public sealed class SignedCaller(PlatformDesk desk, SignedCaller.Signer sign, TimeProvider clock)
{
    /// <summary>The headers that prove a message: of the message, its whole address, and the time.</summary>
    public delegate IReadOnlyList<(string Name, string Value)> Signer(PlatformMessage message, string address, long at);

    public Shop Shop => desk.Shop;

    /// <summary>The webhook, as the platform knows it.</summary>
    public string Address => StoryServers.PublicUrl + desk.Hook;

    /// <summary>A site with the platform set up, and somebody who looks at its number.</summary>
    public static async Task<(SignedCaller Caller, Visit Visit)> OpenAsync(StoryServers servers, HotState state, string platform, object credentials, Signer sign)
    {
        var desk = await PlatformDesk.OpenAsync(servers, state, platform, credentials);
        Assert.Equal($"/v1/hooks/{platform}/{desk.Shop.Id}", desk.Hook);
        return (new SignedCaller(desk, sign, servers.ClockOf(state)), await desk.Shop.VisitAsync());
    }

    /// <param name="late">Seconds from the signature to the request.</param>
    public IReadOnlyList<(string Name, string Value)> Sign(PlatformMessage part, long late = 0) => sign(part, Address + part.Behind, clock.GetUtcNow().ToUnixTimeSeconds() - late);

    public Task<Answer> SendAsync(PlatformMessage part) => SendAsync(part, Sign(part));

    public Task<Answer> SendAsync(PlatformMessage part, IReadOnlyList<(string Name, string Value)> headers, byte[]? body = null) =>
        desk.SendAsync(part with { Headers = [.. headers], Body = body ?? part.Body });

    /// <param name="parts">What is sent of the call that the platform calls so.</param>
    public Task IsOneCallInEveryOrderAsync(Visit visit, CycleEnd end, Func<string, IReadOnlyList<PlatformMessage>> parts) =>
        desk.AssertOneCallInEveryOrderAsync(visit, end, n => [.. parts($"c{n}-{Shop.Id}").Select(part => part with { Headers = [.. Sign(part)] })]);

    /// <summary>The only call there is.</summary>
    public async Task<(string? Id, string? Status, string? To)> OnlyCallAsync()
    {
        var call = Assert.Single(await Shop.CallsAsync());
        return (call.GetProperty("id").GetString(), call.GetProperty("status").GetString(), call.GetProperty("to").GetString());
    }

    /// <summary>Sends the part with one bit flipped, everywhere, and with its proof missing, doubled and stale: all is refused, and there is no call.</summary>
    public async Task ForgeAsync(PlatformMessage part, bool goesStale)
    {
        var headers = Sign(part);
        var body = part.Body ?? [];
        for (var i = 0; i < body.Length; i++)
        {
            var forged = body.ToArray();
            forged[i] ^= 1;
            await RefusedAsync(part, headers, forged);
        }

        if (part.Body is not null)
            await RefusedAsync(part, headers, [.. body, .. "&To=%2B74990000000"u8]);
        for (var h = 0; h < headers.Count; h++)
        {
            var (name, value) = headers[h];
            for (var i = 0; i < value.Length; i++)
                await RefusedAsync(part, [.. headers.Where((_, at) => at != h), (name, value[..i] + (char)(value[i] ^ 1) + value[(i + 1)..])]);
            await RefusedAsync(part, [.. headers.Where((_, at) => at != h)]);
            await RefusedAsync(part, [.. headers, (name, value)]);
        }

        await RefusedAsync(part with { Behind = part.Behind + (part.Behind.Contains('?', StringComparison.Ordinal) ? "&x=y" : "?x=y") }, headers);
        await RefusedAsync(part with { Behind = "/other" + part.Behind }, headers);
        for (var i = 1; i < part.Behind.Length; i++)
            await RefusedAsync(part with { Behind = part.Behind[..i] + (char)(part.Behind[i] ^ 1) + part.Behind[(i + 1)..] }, headers);
        if (goesStale)
        {
            await RefusedAsync(part, Sign(part, late: 301));
            await RefusedAsync(part, Sign(part, late: -301));
        }

        Assert.Empty(await Shop.CallsAsync());
        (await SendAsync(part, headers)).Expect(HttpStatusCode.OK);
        Assert.Single(await Shop.CallsAsync());
    }

    private async Task RefusedAsync(PlatformMessage part, IReadOnlyList<(string Name, string Value)> headers, byte[]? body = null) =>
        (await SendAsync(part, headers, body)).ExpectProblem(403, "bad_signature");
}
