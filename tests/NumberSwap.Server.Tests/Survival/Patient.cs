using System.Collections.Concurrent;
using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Survival;

/// <summary>Visitors who leave when the page's question takes longer than 1.5 s: the promise itself, so here time is asserted, as each request's own limit.</summary>
internal sealed class Patient(Shop shop) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1500);

    private readonly ConcurrentDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource leaving = new();

    /// <summary>A page view: 200 in time, with a number that is usable.</summary>
    public async Task<Visit> VisitAsync(ShopPool pool, Visit? again = null)
    {
        var visit = (await shop.AskAsync(shop.PageView("?utm_source=yandex", again)).WaitAsync(Longest)).As<Visit>(HttpStatusCode.OK);
        Assert.Equal(shop.Target, visit.Numbers.Single().Target);
        Assert.True(visit.Kind == "fallback" ? visit.Number == shop.Target : pool.Numbers.Contains(visit.Number), visit.Number);
        kinds.AddOrUpdate(visit.Kind, 1, (_, count) => count + 1);
        return visit;
    }

    /// <summary>New visitors, some at a time, until <see cref="LeaveAsync"/>.</summary>
    public Task CrowdAsync(ShopPool pool, int people) => Task.WhenAll(Enumerable.Range(0, people).Select(async _ =>
    {
        while (!leaving.IsCancellationRequested)
        {
            await VisitAsync(pool);
            // A crowd, not a flood: on a small machine it must not be the load that makes them wait.
            await Task.Delay(10);
        }
    }));

    public async Task LeaveAsync(Task crowd)
    {
        await leaving.CancelAsync();
        await crowd;
        TestContext.Current.TestOutputHelper?.WriteLine("Visits answered 200 in time: " + string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}")));
    }

    public void Dispose() => leaving.Dispose();
}
