using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class TagTests(World world)
{
    private const string Number = "<p id=\"number\">8 (495) 580-40-84</p>";

    [Fact]
    public async Task A_content_policy_names_one_host()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var policy = $"default-src 'none'; img-src data:; script-src {world.Server.Origin}; connect-src {world.Server.Origin}; require-trusted-types-for 'script'";
        var view = await visitor.OpenAsync(world.Pages.Publish(Number, shop.Tag(), policy));
        await view.SaysAsync("#number", Shop.Written(await view.LeasedAsync()));
        view.HasNoErrors();
    }

    [Fact]
    public async Task The_second_of_two_tags_does_nothing()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Number, shop.Tag() + shop.Tag()));
        await view.SaysAsync("#number", Shop.Written(await view.LeasedAsync()));
        // The page has loaded: both have run.
        Assert.Equal(1, view.LeaseRequests);
        Assert.Equal(1, await shop.LiveAsync());
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_pinned_tag_works_and_refuses_other_bytes()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var tag = await shop.PinnedTagAsync();
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Number, tag));
        await view.SaysAsync("#number", Shop.Written(await view.LeasedAsync()));
        view.HasNoErrors();

        await using var other = await world.NewVisitorAsync();
        await other.Context.RouteAsync("**/s/*.js", async route =>
        {
            var script = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = script, Body = await script.TextAsync() + "\n" });
        });
        var refused = await other.OpenAsync(world.Pages.Publish(Number, tag));
        Assert.True(await refused.Page.EvaluateAsync<bool>("window.numberswap === undefined"));
        Assert.Equal(Shop.Printed, await refused.TextAsync("#number"));
    }

    [Fact]
    public async Task A_test_visit_shows_where_numbers_are_swapped_and_leases_none()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Number, shop.Tag()) + "?numberswap=test");
        await view.Page.WaitForFunctionAsync("() => document.getElementById('number').textContent.includes('999')");
        Assert.Equal(0, await shop.LiveAsync());
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_manual_tag_swaps_what_the_page_asks_for()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Number + "<p id=\"other\">8 (495) 580-40-84</p>", shop.Tag("data-manual")));
        var number = await view.LeasedAsync();
        Assert.Equal(Shop.Printed, await view.TextAsync("#number"));
        await view.Page.EvaluateAsync("numberswap.swap(document.getElementById('other'))");
        Assert.Equal(Shop.Written(number), await view.TextAsync("#other"));
        Assert.Equal(Shop.Printed, await view.TextAsync("#number"));
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_page_of_somebody_else_keeps_its_number()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.BlankAsync();
        var address = world.Pages.Publish(Number, shop.Tag()).Replace(PageHost.Domain, "localhost", StringComparison.Ordinal);
        await view.Page.AddInitScriptAsync("window.complained = new Promise(resolve => document.addEventListener('numberswap:error', event => resolve(String(event.detail))))");
        await view.Page.GotoAsync(address);
        Assert.Contains("403", await view.Page.EvaluateAsync<string>("complained"), StringComparison.Ordinal);
        Assert.Equal(Shop.Printed, await view.TextAsync("#number"));
        view.HasNoErrors();
    }
}
