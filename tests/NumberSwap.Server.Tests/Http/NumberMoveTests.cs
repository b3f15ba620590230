using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Numbers that change their pool while visitors have them on the page.</summary>
public sealed class NumberMoveTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_moved_numbers_visitor_keeps_it_until_the_next_heartbeat_and_its_callers_arrive(HotState state)
    {
        var (shop, from, to) = await OpenAsync(state);
        var visit = await shop.VisitAsync();

        Assert.Equal([.. to.Numbers, visit.Number], NumbersOf(await MoveAsync(shop, from, to, visit.Number)));

        var match = await shop.CallAsync(visit.Number);
        Assert.Equal(("session", shop.Target, visit.Session), (match.Level, match.Destination, match.Session?.Id));
        var renewed = await shop.VisitAsync("", visit);
        Assert.Equal((visit.Session, "leased"), (renewed.Session, renewed.Kind));
        Assert.Contains(renewed.Number, from.Numbers.Except([visit.Number]));
        Assert.Equal(visit.Session, (await shop.CallAsync(visit.Number)).Session?.Id);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task The_new_pool_gives_a_number_to_nobody_while_its_visitor_may_have_it(HotState state)
    {
        var (shop, from, to) = await OpenAsync(state);
        var visit = await shop.VisitAsync();
        await MoveAsync(shop, from, to, visit.Number);

        var own = await shop.VisitAsync("?utm_source=b");
        Assert.Equal((to.Numbers[0], "leased"), (own.Number, own.Kind));
        Assert.Equal("overflow", (await shop.VisitAsync("?utm_source=b")).Kind);
        Assert.Equal((2, 2), await LiveAsync(shop, to));

        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(36));
        var later = await shop.VisitAsync("?utm_source=b");
        Assert.Equal((visit.Number, "leased"), (later.Number, later.Kind));
        Assert.Equal(later.Session, (await shop.CallAsync(visit.Number)).Session?.Id);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_number_that_moves_there_and_back_is_its_visitors_again_unless_somebody_else_got_it(HotState state)
    {
        var (shop, from, to) = await OpenAsync(state);
        var (stays, goes) = (await shop.VisitAsync(), await shop.VisitAsync());
        await MoveAsync(shop, from, to, stays.Number, goes.Number);
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(36));
        await shop.VisitAsync("?utm_source=b");
        var other = await shop.VisitAsync("?utm_source=b");
        Assert.Contains(other.Number, new[] { stays.Number, goes.Number });
        await MoveAsync(shop, to, from, stays.Number, goes.Number);

        Assert.Equal((3, 1), await LiveAsync(shop, from));
        var fresh = await shop.VisitAsync();
        Assert.NotEqual(other.Number, fresh.Number);
        Assert.Equal(other.Session, (await shop.CallAsync(other.Number)).Session?.Id);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_retired_number_comes_back_in_another_pool(HotState state)
    {
        var (shop, from, to) = await OpenAsync(state);
        var number = from.Numbers[0];
        (await shop.Server.DeleteAsync($"{shop.Path}/pools/{from.Id}/numbers", new { numbers = new[] { number } })).Expect(HttpStatusCode.OK);

        var moved = await MoveAsync(shop, from, to, number);

        Assert.Equal([.. to.Numbers, number], NumbersOf(moved));
        Assert.Equal(2, (await LiveAsync(shop, to)).Total);
        Assert.Empty((await shop.Server.GetAsync($"{shop.Path}/pools/{from.Id}")).Json.GetProperty("retired").EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_moved_is_refused_and_nothing_moves()
    {
        var (shop, from, to) = await OpenAsync(HotState.Embedded);
        var other = await servers.OpenShopAsync(HotState.Embedded);
        var elsewhere = await other.AddPoolAsync(1);
        await RefusedAsync(new { numbers = new[] { from.Numbers[0], to.Numbers[0] }, to = to.Id }, "numbers");
        await RefusedAsync(new { numbers = new[] { "12345" }, to = to.Id }, "numbers");
        await RefusedAsync(new { to = to.Id }, "numbers");
        await RefusedAsync(new { numbers = from.Numbers }, "to");
        await RefusedAsync(new { numbers = from.Numbers, to = from.Id }, "to");
        await RefusedAsync(new { numbers = from.Numbers, to = elsewhere.Id }, "to");
        (await shop.Server.PostAsync($"{shop.Path}/pools/{elsewhere.Id}/numbers/move", new { numbers = elsewhere.Numbers, to = to.Id })).ExpectProblem(404, "not_found");
        Assert.Equal(from.Numbers, NumbersOf((await shop.Server.GetAsync($"{shop.Path}/pools/{from.Id}")).Json));

        async Task RefusedAsync(object body, string field) => (await shop.Server.PostAsync($"{shop.Path}/pools/{from.Id}/numbers/move", body)).ExpectProblem(400, "invalid", field);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_number_on_a_page_does_not_move_where_its_calls_would_go_elsewhere(HotState state)
    {
        var shop = await servers.OpenShopAsync(state, targets: 2);
        var from = await shop.AddPoolAsync(2, target: shop.Targets[0]);
        var to = await shop.AddPoolAsync(1, target: shop.Targets[1]);
        var visit = await shop.VisitAsync();
        var shown = visit.Numbers[0].Number;
        var path = $"{shop.Path}/pools/{from.Id}/numbers";

        var refused = (await shop.Server.PostAsync(path + "/move", new { numbers = from.Numbers, to = to.Id })).ExpectProblem(409, "conflict", "numbers");
        Assert.Contains(shown, refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await MoveAsync(shop, from, to, from.Numbers.Except([shown]).Single());
        (await shop.Server.DeleteAsync(path, new { numbers = new[] { shown } })).Expect(HttpStatusCode.OK);
        (await shop.Server.PostAsync(path + "/move", new { numbers = new[] { shown }, to = to.Id })).ExpectProblem(409, "conflict", "numbers");

        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(31));
        await MoveAsync(shop, from, to, shown);
        Assert.Equal(shop.Targets[1], (await shop.CallAsync(shown)).Destination);
    }

    [Fact]
    public async Task The_log_says_what_was_moved_where()
    {
        var (shop, from, to) = await OpenAsync(HotState.Embedded);
        await MoveAsync(shop, from, to, from.Numbers[0]);

        var entry = (await shop.Server.GetAsync("/v1/audit?site=" + shop.Id)).Expect(HttpStatusCode.OK).Json.GetProperty("changes").EnumerateArray()
            .Single(change => change.GetProperty("action").GetString() == "pool.numbersMoved");
        Assert.Contains(from.Numbers[0], entry.GetProperty("before").ToString(), StringComparison.Ordinal);
        Assert.Contains(to.Id, entry.GetProperty("after").ToString(), StringComparison.Ordinal);
    }

    private async Task<(Shop Shop, ShopPool From, ShopPool To)> OpenAsync(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var (from, to) = (await shop.AddPoolAsync(3), await shop.AddPoolAsync(1));
        await shop.AddCampaignAsync("B", new { source = "b" }, pool: to.Id);
        return (shop, from, to);
    }

    private static async Task<JsonElement> MoveAsync(Shop shop, ShopPool from, ShopPool to, params string[] numbers) =>
        (await shop.Server.PostAsync($"{shop.Path}/pools/{from.Id}/numbers/move", new { numbers, to = to.Id })).Expect(HttpStatusCode.OK).Json;

    private static IEnumerable<string?> NumbersOf(JsonElement pool) => pool.GetProperty("numbers").EnumerateArray().Select(number => number.GetString());

    private static async Task<(int Total, int Live)> LiveAsync(Shop shop, ShopPool pool)
    {
        var status = await shop.StatusAsync(pool);
        return (status.GetProperty("total").GetInt32(), status.GetProperty("live").GetInt32());
    }
}
