using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery.Crm;

/// <summary>A shop with a server of its own, whose calls are brought into a CRM.</summary>
internal sealed class CrmStory : IAsyncDisposable
{
    private static int s_callers;

    private ShopPool pool = null!;

    private CrmStory(StoryClock clock, LogRecorder log)
    {
        (Clock, Log) = (clock, log);
        Server = new LocalServer(clock, redis: null, log, Outlet.AllowThisMachine, ("NumberSwap:PublicUrl", "https://calls.example"));
    }

    public StoryClock Clock { get; }
    public LogRecorder Log { get; }
    public LocalServer Server { get; }
    public Shop Shop { get; private set; } = null!;
    public Outlet Outlet { get; private set; } = null!;
    public string Destination { get; private set; } = "";

    public static async Task<CrmStory> OpenAsync(StoryClock clock)
    {
        var story = new CrmStory(clock, new LogRecorder());
        story.Shop = await Shop.OpenAsync(story.Server);
        story.pool = await story.Shop.AddPoolAsync(5);
        story.Outlet = new Outlet(story.Shop, story.pool);
        return story;
    }

    public static string NewCaller() => "+7916" + Interlocked.Increment(ref s_callers).ToString("D7", System.Globalization.CultureInfo.InvariantCulture);

    public Task<Answer> TryAddAsync(string kind, object? settings, object? secrets) => Server.PostAsync(Outlet.Path, new { kind, name = "CRM", settings, secrets });

    public async Task AddAsync(string kind, object settings, object secrets) =>
        Destination = (await TryAddAsync(kind, settings, secrets)).Expect(HttpStatusCode.Created).Json.GetProperty("destination").GetProperty("id").GetString()!;

    /// <summary>A visit from an advertisement, and the number that it sees.</summary>
    public async Task<string> VisitAsync(string address = "?utm_source=yandex&utm_medium=cpc&utm_campaign=spring&utm_term=plumber") => (await Shop.VisitAsync(address)).Number;

    /// <summary>Reports a call; what is left out is not told.</summary>
    public async Task ReportAsync(string call, string number, string status, string? from, int? talk = null, string? recording = null)
    {
        (await Server.PostAsync("/v1/calls", new { id = call, from, to = number, status, talkSeconds = talk, recordingUrl = recording })).Expect(HttpStatusCode.OK);
        await Wait.UntilAsync("the report is recorded", async () =>
            await Server.Services.GetRequiredService<CallStore>().FindAsync(Shop.Id, call) is { } known && string.Equals(known.Status.ToString(), status, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A call that rings and ends, 95 s later where it is answered.</summary>
    public async Task<string> CallAsync(string? from, string? number = null, bool missed = false, string? recording = null)
    {
        var call = Shop.NewCallId();
        number ??= pool.Numbers[0];
        await ReportAsync(call, number, "ringing", from);
        await SettledAsync();
        await ReportAsync(call, number, missed ? "missed" : "completed", from, missed ? null : 95, recording);
        await SettledAsync();
        return call;
    }

    /// <summary>Waits until nothing is on its way to the CRM: all has arrived, is parked, or waits for a later attempt.</summary>
    /// <remarks>In this order: what is claimed has its next attempt ahead, too, and what is not due is not claimed before the clock is moved.</remarks>
    public Task SettledAsync() => Wait.UntilAsync("all is attempted", async () =>
        (await Outlet.DeliveriesAsync(Destination, "?limit=200")).All(one => one.GetProperty("state").GetString() != "pending" || one.GetProperty("nextAt").GetDateTime() > Clock.GetUtcNow().UtcDateTime)
        && await Outlet.UnderWayAsync(Server, Destination) == 0);

    /// <summary>Lets time go on until everything is delivered.</summary>
    public async Task DeliverAllAsync(TimeSpan step)
    {
        for (var i = 0; i < 200 && (await Outlet.FindAsync(Destination)).GetProperty("waiting").GetInt32() > 0; i++)
        {
            Outlet.Advance(Server, Clock, step);
            await SettledAsync();
        }

        Assert.Equal((0, 0), ((await Outlet.FindAsync(Destination)).GetProperty("waiting").GetInt32(), (await Outlet.FindAsync(Destination)).GetProperty("parked").GetInt32()));
    }

    /// <summary>The deliveries of a call, whole, with their logs.</summary>
    public async Task<string> LogOfAsync(string call)
    {
        var logs = new List<string>();
        foreach (var one in await Outlet.DeliveriesAsync(Destination, "?limit=200"))
        {
            if (one.GetProperty("call").GetString() != call)
                continue;
            logs.Add((await Server.GetAsync($"{Outlet.Path}/{Destination}/deliveries/{one.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK).Text);
        }

        return string.Join('\n', logs);
    }

    public async Task<CallRecord> RecordAsync(string call) => (await Server.Services.GetRequiredService<CallStore>().FindAsync(Shop.Id, call))!;

    /// <summary>Hands an event to the adapter as the engine does.</summary>
    public async Task<DeliveryResult> AttemptAsync(CallEvent happened, int attempt = 1)
    {
        var destination = (await Server.Services.GetRequiredService<DestinationStore>().FindAsync(Shop.Id, Destination))!;
        return (await Server.Services.GetRequiredService<DeliverySender>().AttemptAsync(destination, [new DeliveryJob(1, attempt, happened)], CancellationToken.None))[0];
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Log.Dispose();
    }
}
