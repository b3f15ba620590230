using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary><c>GET /v1/plan</c>: how many numbers some traffic, or a pool's own, needs.</summary>
public sealed class PlanTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task Traffic_that_is_named_is_planned_for_as_on_the_console()
    {
        var run = await CommandRun.OfAsync("plan", "--visitors-per-hour", "120", "--json");

        var plan = (await servers.Of(HotState.Embedded).GetAsync("/v1/plan?visitorsPerHour=120")).Expect(HttpStatusCode.OK).Json;

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(run.Output).RootElement, plan), plan.ToString());
    }

    [Theory]
    [InlineData("visitorsPerHour", "")]
    [InlineData("visitorsPerHour", "visitorsPerHour=-1")]
    [InlineData("visitorsPerHour", "visitorsPerHour=many")]
    [InlineData("visitorsPerHour", "visitorsPerHour=1&visitorsPerHour=2")]
    [InlineData("visitMinutes", "visitorsPerHour=10&visitMinutes=1,5")]
    [InlineData("holdMinutes", "visitorsPerHour=10&holdMinutes=0")]
    [InlineData("holdMinutes", "visitorsPerHour=10&holdMinutes=NaN")]
    [InlineData("overflow", "visitorsPerHour=10&overflow=1")]
    [InlineData("visitorsPerHour", "visitorsPerHour=1e7&holdMinutes=1000")]
    public async Task What_is_wrong_is_named(string field, string query) =>
        (await servers.Of(HotState.Embedded).GetAsync("/v1/plan?" + query)).ExpectProblem(400, "invalid", field);

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_pool_is_planned_for_by_its_own_busiest_hour(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(2);
        for (var visitor = 0; visitor < 12; visitor++)
            await shop.VisitAsync();

        var plan = (await shop.Server.GetAsync($"/v1/plan?pool={pool.Id}")).Expect(HttpStatusCode.OK).Json;

        // 12 arrivals in an hour, each holding a number for half an hour: 6 erlangs; two lines then block 72 %.
        Assert.Equal(6, plan.GetProperty("erlangs").GetDouble());
        var measured = plan.GetProperty("measured");
        Assert.Equal((12, 0d, 30d), (measured.GetProperty("visitorsPerHour").GetInt32(), measured.GetProperty("visitMinutes").GetDouble(), measured.GetProperty("holdMinutes").GetDouble()));
        Assert.Equal((2, 18 / 25d), (plan.GetProperty("pool").GetProperty("numbers").GetInt32(), Math.Round(plan.GetProperty("pool").GetProperty("overflow").GetDouble(), 6)));

        var other = (await shop.Server.GetAsync($"/v1/plan?site={shop.Id}&pool={pool.Id}&visitorsPerHour=60&visitMinutes=10&holdMinutes=20")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(30, other.GetProperty("erlangs").GetDouble());
        Assert.Equal(12, other.GetProperty("measured").GetProperty("visitorsPerHour").GetInt32());
    }

    [Fact]
    public async Task A_pool_without_traffic_asks_for_what_is_expected()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(2, holdSeconds: 600);

        var problem = (await shop.Server.GetAsync($"/v1/plan?pool={pool.Id}")).ExpectProblem(400, "invalid", "visitorsPerHour");
        Assert.Contains("seven days", problem.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);

        var plan = (await shop.Server.GetAsync($"/v1/plan?pool={pool.Id}&visitorsPerHour=60")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(14, plan.GetProperty("erlangs").GetDouble());
    }

    [Fact]
    public async Task A_sites_key_sees_its_own_pools_alone()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var other = await servers.OpenShopAsync(HotState.Embedded);
        var (own, foreign) = (await shop.AddPoolAsync(1), await other.AddPoolAsync(1));
        var key = await shop.AddKeyAsync("read");

        (await AskAsync($"pool={own.Id}&visitorsPerHour=5")).Expect(HttpStatusCode.OK);
        (await AskAsync($"site={shop.Id}&pool={own.Id}&visitorsPerHour=5")).Expect(HttpStatusCode.OK);
        (await AskAsync($"pool={foreign.Id}&visitorsPerHour=5")).ExpectProblem(404, "not_found");
        (await AskAsync($"site={other.Id}&pool={foreign.Id}&visitorsPerHour=5")).ExpectProblem(404, "not_found");
        (await AskAsync($"site={shop.Id}&pool={foreign.Id}&visitorsPerHour=5")).ExpectProblem(404, "not_found");
        (await AskAsync($"site={shop.Id}&visitorsPerHour=5")).ExpectProblem(400, "invalid", "pool");
        (await shop.Server.GetAsync("/v1/plan?visitorsPerHour=5&pool=nothing")).ExpectProblem(404, "not_found");

        Task<Answer> AskAsync(string query) => shop.Server.GetAsync("/v1/plan?" + query, key);
    }
}
