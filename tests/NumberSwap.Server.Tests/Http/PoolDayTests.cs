using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Pools.Days;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>How a pool stood, minute by minute, and what is said of it before it runs out.</summary>
public sealed class PoolDayTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_day_is_told_by_minute_in_the_sites_zone_until_now(HotState state)
    {
        var shop = await OpenAsync(state, "Europe/Moscow");
        var pool = await shop.AddPoolAsync(2, holdSeconds: 600, cooldownSeconds: 300);
        var clock = servers.ClockOf(state);
        var begin = clock.GetUtcNow();
        await shop.VisitAsync();
        await shop.VisitAsync();
        await shop.VisitAsync();
        clock.Advance(TimeSpan.FromMinutes(20));

        var day = await DayAsync(shop, pool, "");
        var midnight = new DateTimeOffset(begin.ToOffset(TimeSpan.FromHours(3)).Date, TimeSpan.FromHours(3));
        Assert.Equal(("Europe/Moscow", midnight.UtcDateTime), (day.GetProperty("timeZone").GetString(), day.GetProperty("from").GetDateTime()));
        var minute = (int)(begin - midnight).TotalMinutes;
        Assert.Equal(minute + 21, day.GetProperty("live").GetArrayLength());
        Assert.Equal((0, 0, 0, 0, 0), At(day, minute - 1));
        Assert.Equal((2, 2, 0, 0, 1), At(day, minute));
        Assert.Equal((2, 2, 0, 0, 1), At(day, minute + 9));
        Assert.Equal((2, 0, 2, 0, 0), At(day, minute + 10));
        Assert.Equal((2, 0, 0, 2, 0), At(day, minute + 15));
        Assert.Equal(1, day.GetProperty("overflows").GetInt32());
        var peak = day.GetProperty("peak");
        Assert.Equal((2, 2, 1d, begin.UtcDateTime), (peak.GetProperty("live").GetInt32(), peak.GetProperty("total").GetInt32(), peak.GetProperty("share").GetDouble(), peak.GetProperty("at").GetDateTime()));

        var before = await DayAsync(shop, pool, "?date=" + begin.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((1440, JsonValueKind.Null), (before.GetProperty("total").GetArrayLength(), before.GetProperty("peak").ValueKind));
    }

    [Fact]
    public async Task What_is_no_day_is_refused()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1);
        foreach (var date in new[] { "2126-11-22", "22.11.2026", "2026-02-30", "0001-01-01" })
            (await shop.Server.GetAsync($"{shop.Path}/pools/{pool.Id}/day?date={date}")).ExpectProblem(400, "invalid", "date");
    }

    [Fact]
    public void A_day_in_which_clocks_change_is_shorter_or_longer_and_begins_where_they_skip_midnight()
    {
        Assert.Equal(23 * 60, Minutes("Europe/Berlin", new(2026, 3, 29)));
        Assert.Equal(25 * 60, Minutes("Europe/Berlin", new(2026, 10, 25)));
        // Cairo's clocks go from 00:00 to 01:00 at the beginning of the last Friday in April.
        Assert.Equal(23 * 60, Minutes("Africa/Cairo", new(2026, 4, 24)));
        // Havana's clocks show the hour from 00:00 twice on this Sunday.
        Assert.Equal(25 * 60, Minutes("America/Havana", new(2026, 11, 1)));

        static int Minutes(string name, DateOnly day) => (int)((SiteDays.StartOf(day.AddDays(1), SiteDays.Zone(name)) - SiteDays.StartOf(day, SiteDays.Zone(name))) / 60_000);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_pool_that_runs_out_is_warned_of_with_its_peak_and_advice(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var (busy, idle) = (await shop.AddPoolAsync(2), await shop.AddPoolAsync(1));
        await shop.AddCampaignAsync("Idle", new { source = "nobody" }, pool: idle.Id);
        Assert.Empty(await WarningsAsync(shop, state));

        for (var i = 0; i < 5; i++)
            await shop.VisitAsync();
        var warning = Assert.Single(await WarningsAsync(shop, state));
        Assert.Equal((busy.Id, PoolPressure.Full, 3, 2, 2), (warning.Pool.Id, warning.Use.Pressure, warning.Use.Overflows, warning.Use.Peak!.Live, warning.Use.Peak.Total));
        Assert.True(warning.Advice.Numbers > 2);
        var use = (await shop.StatusAsync(busy)).GetProperty("use");
        Assert.Equal(("full", 3, 0), (use.GetProperty("pressure").GetString(), use.GetProperty("overflows").GetInt32(), use.GetProperty("overflowsBefore").GetInt32()));

        servers.ClockOf(state).Advance(TimeSpan.FromHours(25));
        Assert.Empty(await WarningsAsync(shop, state));
        use = (await shop.StatusAsync(busy)).GetProperty("use");
        Assert.Equal(("low", 0, 3), (use.GetProperty("pressure").GetString(), use.GetProperty("overflows").GetInt32(), use.GetProperty("overflowsBefore").GetInt32()));
        Assert.Equal(2, use.GetProperty("peakBefore").GetProperty("live").GetInt32());
    }

    private async Task<IReadOnlyList<PoolWarning>> WarningsAsync(Shop shop, HotState state)
    {
        var services = servers.Of(state).Services;
        return await services.GetRequiredService<PoolWarnings>().OfAsync(services.GetRequiredService<Catalog>().ById(shop.Id)!, CancellationToken.None);
    }

    private async Task<Shop> OpenAsync(HotState state, string zone)
    {
        var shop = await servers.OpenShopAsync(state);
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { timeZone = zone } })).Expect(HttpStatusCode.OK);
        return shop;
    }

    private static async Task<JsonElement> DayAsync(Shop shop, ShopPool pool, string query) =>
        (await shop.Server.GetAsync($"{shop.Path}/pools/{pool.Id}/day{query}")).Expect(HttpStatusCode.OK).Json;

    private static (int Total, int Live, int Cooling, int Free, int Overflow) At(JsonElement day, int minute)
    {
        return (Of("total"), Of("live"), Of("cooling"), Of("free"), Of("overflow"));

        int Of(string name) => day.GetProperty(name)[minute].GetInt32();
    }
}
