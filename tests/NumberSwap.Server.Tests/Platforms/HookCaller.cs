using System.Net;
using System.Text;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Calls a site's webhook as a platform does.</summary>
/// <param name="credential">What proves the platform's requests, as the API takes it.</param>
/// <param name="sign">The headers that prove a request: of a part, its whole address, and the time.</param>
public sealed class HookCaller(Shop shop, string platform, (string Name, string Value) credential, HookCaller.Signer sign, TimeProvider clock)
{
    public delegate IReadOnlyList<(string Name, string Value)> Signer(SentHook part, string address, long at);

    public Shop Shop => shop;

    public string Path => $"/v1/hooks/{platform}/{shop.Id}";

    /// <summary>As the platform knows it.</summary>
    public string Address => StoryServers.PublicUrl + Path;

    public async Task SetUpAsync()
    {
        var answer = (await shop.Server.PutAsync($"{shop.Path}/platforms/{platform}", new Dictionary<string, string> { [credential.Name] = credential.Value })).Expect(HttpStatusCode.OK);
        Assert.Equal(Address, answer.Json.GetProperty("webhook").GetString());
        Assert.DoesNotContain(credential.Value, answer.Text, StringComparison.Ordinal);
    }

    /// <param name="late">Seconds from the signature to the request.</param>
    public IReadOnlyList<(string Name, string Value)> Sign(SentHook part, long late = 0) => sign(part, Address + part.Below, clock.GetUtcNow().ToUnixTimeSeconds() - late);

    public Task<Answer> SendAsync(SentHook part) => SendAsync(part, Sign(part));

    public Task<Answer> SendAsync(SentHook part, IReadOnlyList<(string Name, string Value)> headers, byte[]? body = null)
    {
        if (part.ContentType is null)
            return shop.Server.GetAsync(Path + part.Below, key: null, [.. headers]);
        var content = new ByteArrayContent(body ?? Encoding.UTF8.GetBytes(part.Body));
        content.Headers.TryAddWithoutValidation("Content-Type", part.ContentType);
        return shop.Server.PostAsync(Path + part.Below, content, key: null, [.. headers]);
    }

    /// <summary>Sends the part with one bit flipped, everywhere, and with its proof missing, doubled and stale: all is refused, and there is no call.</summary>
    public async Task ForgeAsync(SentHook part, bool goesStale)
    {
        var headers = Sign(part);
        var body = Encoding.UTF8.GetBytes(part.Body);
        for (var i = 0; i < body.Length; i++)
        {
            var forged = body.ToArray();
            forged[i] ^= 1;
            await RefusedAsync(part, headers, forged);
        }

        await RefusedAsync(part with { Body = part.Body + "&To=%2B74990000000" }, headers, part.ContentType is null ? null : [.. body, .. "&To=%2B74990000000"u8], changed: part.ContentType is not null);
        for (var h = 0; h < headers.Count; h++)
        {
            var (name, value) = headers[h];
            for (var i = 0; i < value.Length; i++)
                await RefusedAsync(part, [.. headers.Where((_, at) => at != h), (name, value[..i] + (char)(value[i] ^ 1) + value[(i + 1)..])]);
            await RefusedAsync(part, [.. headers.Where((_, at) => at != h)]);
            await RefusedAsync(part, [.. headers, (name, value)]);
        }

        await RefusedAsync(part with { Below = part.Below + (part.Below.Contains('?', StringComparison.Ordinal) ? "&x=y" : "?x=y") }, headers);
        await RefusedAsync(part with { Below = "/other" + part.Below }, headers);
        for (var i = 1; i < part.Below.Length; i++)
            await RefusedAsync(part with { Below = part.Below[..i] + (char)(part.Below[i] ^ 1) + part.Below[(i + 1)..] }, headers);
        if (goesStale)
        {
            await RefusedAsync(part, Sign(part, late: 301));
            await RefusedAsync(part, Sign(part, late: -301));
        }

        Assert.Empty(await shop.CallsAsync());
        (await SendAsync(part, headers)).Expect(HttpStatusCode.OK);
        Assert.Single(await shop.CallsAsync());
    }

    private async Task RefusedAsync(SentHook part, IReadOnlyList<(string Name, string Value)> headers, byte[]? body = null, bool changed = true)
    {
        if (changed)
            (await SendAsync(part, headers, body)).ExpectProblem(403, "bad_signature");
    }
}
