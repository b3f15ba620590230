using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leads;

/// <summary>How often attribution is right where forms tell who called, against what the test itself knows.</summary>
public sealed class PoolTruthTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory]
    [InlineData(HotState.Embedded, 4242)]
    [InlineData(HotState.Redis, 77)]
    public async Task What_was_said_at_the_ring_is_compared_with_who_called(HotState state, int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var shop = await servers.OpenShopAsync(state);
        var clock = servers.ClockOf(state);
        var pool = await shop.AddPoolAsync(2, holdSeconds: 60, cooldownSeconds: 0);

        // Many visitors share two numbers, so that attribution is often wrong; each caller is known to the test, most of them to the server by a form.
        var (visits, rings, left) = (new List<(Visit Visit, string Phone)>(), new List<(string Phone, MatchCandidate? Best, bool Right)>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < 60; i++)
        {
            visits.Add((await shop.VisitAsync("?utm_source=s" + (i % 3).ToString(CultureInfo.InvariantCulture)), "+791600" + (10_000 + i).ToString(CultureInfo.InvariantCulture)));
            clock.Advance(TimeSpan.FromSeconds(random.Next(10, 400)));
            if (random.Next(3) == 0)
                continue;
            var (visit, phone) = visits[^random.Next(1, Math.Min(6, visits.Count) + 1)];
            var ring = await shop.CallAsync(visit.Number, from: phone);
            clock.Advance(TimeSpan.FromSeconds(5));
            rings.Add((phone, ring.Candidates.Count > 0 ? ring.Candidates[0] : null, ring.Candidates.Count > 0 && ring.Candidates[0].Session == visit.Session));
            if (random.Next(4) > 0 && left.Add(phone))
                await LeaveAsync(shop, visit, phone);
        }

        // Forms decide what is believed afterwards; what was said at the ring is measured all the same.
        clock.Advance(TimeSpan.FromMinutes(2));
        await servers.Of(state).Services.GetRequiredService<Reattributor>().RunAsync(TestContext.Current.CancellationToken);

        var truth = await TruthAsync(shop, pool.Id);
        var known = rings.Where(ring => left.Contains(ring.Phone)).ToList();
        var said = known.Where(ring => ring.Best is not null).Select(ring => (Said: ring.Best!.Probability, ring.Right)).ToList();
        Assert.True(rings.Count > known.Count + 1 && said.Any(one => one.Right) && said.Any(one => !one.Right), "The story has to have right and wrong ones, and callers who left no form.");
        Assert.Equal(known.Count, truth.GetProperty("calls").GetInt32());
        Assert.Equal(said.Count, truth.GetProperty("named").GetInt32());
        Assert.Equal(said.Count(one => one.Right), truth.GetProperty("right").GetInt32());
        Assert.Equal(said.Average(one => one.Said), truth.GetProperty("meanSaid").GetDouble(), 3);
        Assert.Equal(said.Average(one => Math.Pow(one.Said - (one.Right ? 1 : 0), 2)), truth.GetProperty("brier").GetDouble(), 3);
        var bands = truth.GetProperty("bands").EnumerateArray().ToList();
        Assert.Equal(said.Count, bands.Sum(band => band.GetProperty("calls").GetInt32()));
        Assert.All(bands, band => Assert.InRange(band.GetProperty("meanSaid").GetDouble(), band.GetProperty("from").GetDouble(), band.GetProperty("to").GetDouble()));

        // A pool that was made later serves nobody.
        var other = await shop.AddPoolAsync(1);
        Assert.Equal(0, (await TruthAsync(shop, other.Id)).GetProperty("calls").GetInt32());
        (await shop.Server.GetAsync($"{shop.Path}/pools/nobody/truth")).ExpectProblem(404, "not_found");
        (await shop.Server.GetAsync($"{shop.Path}/pools/{pool.Id}/truth?days=0")).ExpectProblem(400, "invalid", "days");

        // The page says the same in a sentence.
        var page = (await (await shop.SignInAsync()).GetAsync($"/sites/{shop.Id}/pools/{pool.Id}")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("knowing nothing of the form", page, StringComparison.Ordinal);
    }

    private static async Task LeaveAsync(Shop shop, Visit visit, string phone) =>
        (await shop.Server.PostAsync(
            "/v1/forms", JsonSerializer.Serialize(new { site = shop.Key, session = visit.Session, phone }), key: null, ("Origin", "https://" + Shop.Domain))).Expect(HttpStatusCode.OK);

    private static async Task<JsonElement> TruthAsync(Shop shop, string pool) =>
        (await shop.Server.GetAsync($"{shop.Path}/pools/{pool}/truth")).Expect(HttpStatusCode.OK).Json;
}
