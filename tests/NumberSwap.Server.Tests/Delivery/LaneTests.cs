using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>Several destinations side by side: one that hangs, one that fails, one that is paused or off.</summary>
public sealed class LaneTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly LogRecorder log = new();
    private readonly LocalServer server;
    private Outlet outlet = null!;

    public LaneTests() => server = new LocalServer(clock, redis: null, log, Outlet.AllowThisMachine);

    public async ValueTask InitializeAsync() => outlet = await Outlet.OpenAsync(server);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task One_that_hangs_holds_up_no_other()
    {
        var never = new TaskCompletionSource();
        await using var hanging = await Receiver.StartAsync((_, context) => never.Task.WaitAsync(context.RequestAborted));
        await using var quick = await Receiver.StartAsync();
        await outlet.AddWebhookAsync(hanging.Url, "call.completed");
        var (id, _) = await outlet.AddWebhookAsync(quick.Url, "call.completed");

        for (var i = 0; i < 100; i++)
            await outlet.CallAsync();

        await quick.HasAsync(100);
        await Wait.UntilAsync("all is written down", async () => (await outlet.FindAsync(id)).GetProperty("waiting").GetInt32() == 0);
        Assert.InRange(hanging.All.Count, 1, 16);
        never.SetResult();
    }

    [Fact]
    public async Task One_that_keeps_failing_is_paused_told_of_and_resumed()
    {
        var status = 500;
        await using var receiver = await Receiver.AnsweringAsync(() => status);
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        for (var i = 0; i < 20; i++)
            await outlet.CallAsync();
        await Wait.UntilAsync("all have failed", async () => (await outlet.FindAsync(id)).GetProperty("failures").GetInt32() == 20);
        Assert.Equal("active", await StateAsync(id));

        Outlet.Advance(server, clock, TimeSpan.FromHours(1));
        await Wait.UntilAsync("it is paused", async () => await StateAsync(id) == "paused");
        Assert.Equal("failing", (await outlet.FindAsync(id)).GetProperty("reason").GetString());
        var told = (await server.GetAsync($"/v1/audit?site={outlet.Shop.Id}&kind=destination")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("destination.pausedFailing", told, StringComparison.Ordinal);

        // The log is written when the state is.
        await Wait.UntilAsync("the log tells it", () => Task.FromResult(log.Lines.Any(IsTold)));
        await outlet.CallAsync();
        await Wait.UntilAsync("it collects", async () => (await outlet.FindAsync(id)).GetProperty("waiting").GetInt32() == 21);

        // An attempt that was under way at the pause still fails: were it to fail after the resumption, it would wait for its next time.
        await Wait.UntilAsync("nothing is under way", async () => await Outlet.UnderWayAsync(server, id) == 0);
        Assert.Single(log.Lines, IsTold);
        status = 200;
        await outlet.SetStateAsync(id, "active");
        await Wait.UntilAsync("all has arrived", async () => (await outlet.FindAsync(id)).GetProperty("waiting").GetInt32() == 0);
        Assert.Equal(21, (await outlet.DeliveriesAsync(id, "?state=delivered")).Count);
        Assert.DoesNotContain(log.Lines, line => line.Contains("79161234567", StringComparison.Ordinal));

        static bool IsTold(string line) => line.Contains("is paused", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_success_makes_failures_forgotten()
    {
        var requests = 0;
        await using var receiver = await Receiver.AnsweringAsync(() => Interlocked.Increment(ref requests) <= 3 ? 500 : 200);
        var (id, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        for (var i = 0; i < 3; i++)
        {
            await outlet.CallAsync();
            await receiver.HasAsync(i + 1);
        }

        await Wait.UntilAsync("three have failed", async () => (await outlet.FindAsync(id)).GetProperty("failures").GetInt32() == 3);
        await outlet.CallAsync();
        await Wait.UntilAsync("they are forgotten", async () => (await outlet.FindAsync(id)).GetProperty("failures").GetInt32() == 0);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await outlet.FindAsync(id)).GetProperty("failingSince").ValueKind);
    }

    [Fact]
    public async Task One_that_is_off_collects_nothing_and_one_that_is_deleted_is_gone()
    {
        await using var receiver = await Receiver.StartAsync();
        var (off, _) = await outlet.AddWebhookAsync(receiver.Url, "call.completed");
        var (gone, _) = await outlet.AddWebhookAsync(receiver.Url + "/gone", "call.completed");
        var (on, _) = await outlet.AddWebhookAsync(receiver.Url + "/on", "call.completed");
        await outlet.SetStateAsync(off, "off");
        (await server.DeleteAsync($"{outlet.Path}/{gone}")).Expect(HttpStatusCode.NoContent);

        await outlet.CallAsync();

        await Wait.UntilAsync("it has arrived", async () => (await outlet.DeliveriesAsync(on, "?state=delivered")).Count == 1);
        Assert.Equal("/on", Assert.Single(receiver.All).Path);
        Assert.Empty(await outlet.DeliveriesAsync(off));
        (await server.GetAsync($"{outlet.Path}/{gone}")).ExpectProblem(404, "not_found");
        (await server.DeleteAsync(outlet.Shop.Path)).Expect(HttpStatusCode.NoContent);
    }

    private async Task<string?> StateAsync(string destination) => (await outlet.FindAsync(destination)).GetProperty("state").GetString();
}
