using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>What an adapter may rely on, and what is done when it does not do what it should.</summary>
public sealed class AdapterTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly Pigeons pigeons = new();
    private readonly LogRecorder log = new();
    private readonly LocalServer server;
    private Outlet outlet = null!;
    private string id = "";

    public AdapterTests() => server = new LocalServer(clock, redis: null, log) { MoreServices = services => services.AddSingleton<IDestination>(pigeons) };

    public async ValueTask InitializeAsync()
    {
        outlet = await Outlet.OpenAsync(server);
        var made = (await server.PostAsync(outlet.Path, new { kind = "pigeon", name = "Pigeons", settings = new { loft = "north" }, secrets = new { ring = "gold" } })).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(JsonValueKind.Null, made.GetProperty("secret").ValueKind);
        id = made.GetProperty("destination").GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task It_gets_batches_without_two_events_of_a_call_and_its_settings_and_secrets()
    {
        await outlet.SetStateAsync(id, "paused");
        for (var i = 0; i < 25; i++)
            await outlet.CallAsync();
        await Wait.UntilAsync("all wait", async () => (await outlet.FindAsync(id)).GetProperty("waiting").GetInt32() == 50);

        await outlet.SetStateAsync(id, "active");

        await Wait.UntilAsync("all are delivered", async () => (await outlet.FindAsync(id)).GetProperty("waiting").GetInt32() == 0);
        Assert.Equal(50, pigeons.Flown.Sum(batch => batch.Count));
        Assert.All(pigeons.Flown, batch => Assert.InRange(batch.Count, 1, Pigeons.Load));
        Assert.All(pigeons.Flown, batch => Assert.Equal(batch.Count, batch.Select(job => job.OfCall.Call.Id).Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal("north gold", pigeons.Seen);
        Assert.InRange(pigeons.MostAtOnce, 1, 1);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_parked_at_once_with_its_reason()
    {
        pigeons.Answer = _ => DeliveryResult.Refused(exchange: null, "No pigeon flies there.");
        await outlet.CallAsync();

        await Wait.UntilAsync("both are parked", async () => (await outlet.FindAsync(id)).GetProperty("parked").GetInt32() == 2);
        Assert.All(await outlet.DeliveriesAsync(id, "?state=parked"), parked => Assert.Equal(("No pigeon flies there.", 1), (parked.GetProperty("error").GetString(), parked.GetProperty("attempts").GetInt32())));
    }

    [Fact]
    public async Task What_it_throws_is_a_failure_that_the_log_tells_without_its_words()
    {
        pigeons.Answer = job => throw new InvalidOperationException("shot down over " + job.OfCall.Call.From);
        await outlet.CallAsync();

        await Wait.UntilAsync("both have failed", async () => (await outlet.FindAsync(id)).GetProperty("failures").GetInt32() == 2);
        Assert.All(await outlet.DeliveriesAsync(id), delivery => Assert.Equal(("pending", "The adapter failed: InvalidOperationException."), (delivery.GetProperty("state").GetString(), delivery.GetProperty("error").GetString())));
        Assert.Contains(log.Lines, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("shot down", StringComparison.Ordinal) || line.Contains("79161234567", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_settings_and_secrets_are_changed_each_by_itself()
    {
        (await server.PatchAsync($"{outlet.Path}/{id}", new { secrets = new { ring = "silver" }, events = new[] { "call.completed" } })).Expect(HttpStatusCode.OK);
        await outlet.CallAsync();
        await Wait.UntilAsync("it is delivered", async () => (await outlet.DeliveriesAsync(id, "?state=delivered")).Count == 1);
        Assert.Equal("north silver", pigeons.Seen);

        (await server.PatchAsync($"{outlet.Path}/{id}", new { settings = new { loft = "south" } })).Expect(HttpStatusCode.OK);
        await outlet.CallAsync();
        await Wait.UntilAsync("it is delivered", async () => (await outlet.DeliveriesAsync(id, "?state=delivered")).Count == 2);
        Assert.Equal("south silver", pigeons.Seen);
        (await server.PatchAsync($"{outlet.Path}/{id}", new { kind = "webhook" })).ExpectProblem(400, "invalid", "kind");
        (await server.PostAsync($"{outlet.Path}/{id}/secret", new { })).ExpectProblem(400, "invalid", "kind");
        Assert.DoesNotContain("silver", (await server.GetAsync("/v1/audit")).Text, StringComparison.Ordinal);
    }

    private sealed class Pigeons : IDestination
    {
        public const int Load = 4;

        private int flying;

        public ConcurrentQueue<IReadOnlyList<DeliveryJob>> Flown { get; } = new();
        public Func<DeliveryJob, DeliveryResult> Answer { get; set; } = _ => DeliveryResult.Done(exchange: null);
        public string? Seen { get; private set; }
        public int MostAtOnce { get; private set; }

        public string Kind => "pigeon";
        public int MaxBatch => Load;
        public int MaxConcurrency => 1;
        public IReadOnlyList<EventType> DefaultEvents => [EventType.Attributed, EventType.Completed];

        public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known) =>
            new(settings?.GetRawText() ?? known!.Settings, secrets?.GetRawText() ?? known!.Secrets);

        public async Task<IReadOnlyList<DeliveryResult>> SendAsync(DestinationContext context, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref flying));
            await Task.Yield();
            Interlocked.Decrement(ref flying);
            Seen = JsonDocument.Parse(context.Destination.Settings).RootElement.GetProperty("loft").GetString() + " " + JsonDocument.Parse(context.SecretsJson).RootElement.GetProperty("ring").GetString();
            Flown.Enqueue(jobs);
            return [.. jobs.Select(Answer)];
        }
    }
}
