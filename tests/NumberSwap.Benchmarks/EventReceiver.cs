using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace NumberSwap.Benchmarks;

/// <summary>A webhook's receiver, in this process, that fails for some of its requests at random.</summary>
public sealed class EventReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Random chance;
    private readonly ConcurrentDictionary<string, int> accepted = new(StringComparer.Ordinal);
    private long requests;
    private long arrivals;

    private EventReceiver(double failing, int seed, bool hangs)
    {
        chance = new Random(seed);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            Interlocked.Increment(ref requests);
            if (hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Fails(failing))
            {
                context.Response.StatusCode = 503;
                return;
            }

            accepted.AddOrUpdate(context.Request.Headers["NumberSwap-Event-Id"].ToString(), 1, (_, times) => times + 1);
            Interlocked.Increment(ref arrivals);
        });
    }

    public string Url => app.Urls.First();

    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Requests that were accepted, repetitions too.</summary>
    public long Arrivals => Interlocked.Read(ref arrivals);

    /// <summary>Different events that were accepted.</summary>
    public int Events => accepted.Count;

    public static Task<EventReceiver> StartAsync(double failing, int seed) => StartAsync(new EventReceiver(failing, seed, hangs: false));

    /// <summary>One that takes requests and answers none.</summary>
    public static Task<EventReceiver> HangAsync() => StartAsync(new EventReceiver(0, 1, hangs: true));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<EventReceiver> StartAsync(EventReceiver receiver)
    {
        await receiver.app.StartAsync();
        return receiver;
    }

    private bool Fails(double share)
    {
        lock (chance)
            return chance.NextDouble() < share;
    }
}
