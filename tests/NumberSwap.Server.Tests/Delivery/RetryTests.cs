using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>What is done when a receiver does not accept an event.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly LocalServer server;
    private Outlet outlet = null!;
    private int status = 500;
    private string? retryAfter;

    private Receiver receiver = null!;

    public RetryTests() => server = new LocalServer(clock, redis: null, log: null, Outlet.AllowThisMachine);

    public async ValueTask InitializeAsync()
    {
        outlet = await Outlet.OpenAsync(server);
        receiver = await Receiver.StartAsync(async (_, context) =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            if (status is >= 300 and < 400)
                context.Response.Headers.Location = "/elsewhere";
            await context.Response.WriteAsync("because");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task It_is_attempted_again_after_delays_that_double_and_logged()
    {
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        await outlet.CallAsync();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            var next = await FailedAsync(id, attempt);
            var whole = 5 * Math.Pow(2, attempt - 1);
            Assert.InRange((next - clock.GetUtcNow()).TotalSeconds, whole / 2, whole);
            Outlet.Advance(server, clock, next - clock.GetUtcNow() + TimeSpan.FromMilliseconds(1));
        }

        await FailedAsync(id, 5);
        status = 204;
        Outlet.Advance(server, clock, TimeSpan.FromMinutes(2));
        await Wait.UntilAsync("it is delivered", async () => (await outlet.DeliveriesAsync(id))[0].GetProperty("state").GetString() == "delivered");

        var listed = (await outlet.DeliveriesAsync(id, "?state=delivered"))[0];
        var log = (await server.GetAsync($"{outlet.Path}/{id}/deliveries/{listed.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK).Json.GetProperty("log");
        Assert.Equal([500, 500, 500, 500, 500, 204], log.EnumerateArray().Select(attempt => attempt.GetProperty("status").GetInt32()));
        Assert.Equal("because", log[0].GetProperty("answer").GetString());
        Assert.All(log.EnumerateArray(), attempt => Assert.Equal(receiver.All[0].Body, attempt.GetProperty("request").GetString()));
        Assert.Equal("The receiver answered 500.", log[0].GetProperty("error").GetString());
        Assert.Equal(["1", "2", "3", "4", "5", "6"], receiver.All.Select(got => got.Headers["NumberSwap-Attempt"]));
        Assert.Single(receiver.All.Select(got => got.EventId).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("1", 2)]
    [InlineData("999999", 6 * 3600)]
    [InlineData("soon", 2)]
    public async Task What_the_receiver_asks_for_is_waited_up_to_six_hours(string asked, int least)
    {
        (status, retryAfter) = (503, asked);
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        await outlet.CallAsync();

        Assert.InRange((await FailedAsync(id, 1) - clock.GetUtcNow()).TotalSeconds, least, Math.Max(least, 5));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        status = 307;
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        await outlet.CallAsync();
        await FailedAsync(id, 1);

        Assert.Contains("a redirect", (await outlet.DeliveriesAsync(id))[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.All, got => got.Path == "/elsewhere");
    }

    [Fact]
    public async Task After_three_days_it_is_parked_and_can_be_retried_by_hand()
    {
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        await outlet.CallAsync();
        await FailedAsync(id, 1);
        Outlet.Advance(server, clock, TimeSpan.FromDays(3));
        await Wait.UntilAsync("it is parked", async () => (await outlet.FindAsync(id)).GetProperty("parked").GetInt32() == 1);

        var parked = (await outlet.DeliveriesAsync(id, "?state=parked"))[0].GetProperty("id").GetString();
        status = 200;
        (await server.PostAsync($"{outlet.Path}/{id}/deliveries/{parked}/retry", new { })).Expect(HttpStatusCode.OK);
        await Wait.UntilAsync("it is delivered", async () => (await outlet.DeliveriesAsync(id, "?state=delivered")).Count == 1);
        (await server.PostAsync($"{outlet.Path}/{id}/deliveries/{parked}/retry", new { })).ExpectProblem(409, "conflict", "delivery");
        (await server.PostAsync($"{outlet.Path}/{id}/deliveries/1/retry", new { })).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task All_that_is_parked_can_be_retried_together()
    {
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        for (var i = 0; i < 5; i++)
            await outlet.CallAsync();
        await receiver.HasAsync(5);
        await Wait.UntilAsync("all are attempted", async () => (await outlet.FindAsync(id)).GetProperty("failures").GetInt32() == 5);
        Outlet.Advance(server, clock, TimeSpan.FromDays(4));
        await Wait.UntilAsync("they are parked", async () => (await outlet.FindAsync(id)).GetProperty("parked").GetInt32() == 5);

        status = 200;
        (await server.PostAsync($"{outlet.Path}/{id}/deliveries/retry", new { })).Expect(HttpStatusCode.NoContent);
        await Wait.UntilAsync("all are delivered", async () => (await outlet.DeliveriesAsync(id, "?state=delivered")).Count == 5);

        var page = (await server.GetAsync($"{outlet.Path}/{id}/deliveries?limit=3")).Json;
        var rest = await outlet.DeliveriesAsync(id, "?limit=3&cursor=" + page.GetProperty("cursor").GetString());
        Assert.Equal(5, page.GetProperty("deliveries").EnumerateArray().Concat(rest).Select(one => one.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Waits until an attempt has failed; when the next one is due.</summary>
    private async Task<DateTimeOffset> FailedAsync(string destination, int attempt)
    {
        JsonElement delivery = default;
        await Wait.UntilAsync($"attempt {attempt.ToString(CultureInfo.InvariantCulture)} has failed", async () =>
        {
            if (await outlet.DeliveriesAsync(destination) is not [var newest, ..])
                return false;
            delivery = newest;
            return delivery.GetProperty("attempts").GetInt32() == attempt && (await outlet.FindAsync(destination)).GetProperty("failures").GetInt32() == attempt;
        });
        return delivery.GetProperty("nextAt").GetDateTimeOffset();
    }
}
