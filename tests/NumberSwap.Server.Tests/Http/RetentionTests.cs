using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Recording;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>How long a site keeps what, by its owner's settings and the server's.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task A_caller_is_forgotten_before_the_call_and_the_call_before_the_servers_limit()
    {
        var clock = new StoryClock();
        await using var server = new LocalServer(clock, more: ("NumberSwap:Retention:CallDays", "50"));
        var (shop, other) = (await Shop.OpenAsync(server), await Shop.OpenAsync(server));
        (await server.PatchAsync(shop.Path, new { settings = new { callDays = 20, callerDays = 10, visitDays = 5 } })).Expect(HttpStatusCode.OK);
        (await server.PatchAsync(shop.Path, new { settings = new { callDays = 51 } })).ExpectProblem(400, "invalid", "settings.callDays");
        foreach (var each in (Shop[])[shop, other])
        {
            await each.AddPoolAsync(1);
            await each.CallAsync((await each.VisitAsync()).Number);
        }

        Assert.Equal(("+79161234567", "+79161234567"), await AfterAsync(9));
        Assert.Equal((null, "+79161234567"), await AfterAsync(2));
        Assert.Equal(("gone", "+79161234567"), await AfterAsync(10));
        Assert.Equal(("gone", "gone"), await AfterAsync(30));

        async Task<(string?, string?)> AfterAsync(int days)
        {
            clock.Advance(TimeSpan.FromDays(days));
            await server.Services.GetRequiredService<RetentionRound>().RunAsync(CancellationToken.None);
            return (await CallerAsync(shop), await CallerAsync(other));
        }

        static async Task<string?> CallerAsync(Shop at) => await at.CallsAsync() is [var call] ? call.TryGetProperty("from", out var from) && from.ValueKind == JsonValueKind.String ? from.GetString() : null : "gone";
    }
}
