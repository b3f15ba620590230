using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class NavigationTests(World world)
{
    private const string Number = "<p id=\"number\">8 (495) 580-40-84</p>";

    [Fact]
    public async Task An_application_that_changes_its_address_keeps_the_number_until_a_campaign_comes()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var boilers = await shop.AddPoolAsync(2);
        await shop.AddCampaignAsync("Котлы Москва", new { source = "yandex", campaign = "kotly*" }, boilers);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Number, shop.Tag()));
        var first = await view.LeasedAsync();

        await view.Page.EvaluateAsync("history.pushState(null, '', '/catalogue'); document.body.innerHTML += '<p id=\"next\">8 (495) 580-40-84</p>'");
        await view.SaysAsync("#next", Shop.Written(first));

        var answer = await view.LeaseAfterAsync(() => view.Page.EvaluateAsync("history.pushState(null, '', '/?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly_msk')"));
        Assert.Equal("Котлы Москва", answer.GetProperty("source").GetProperty("campaignName").GetString());
        await view.Page.WaitForFunctionAsync("before => numberswap.get() !== before", first);
        var second = await view.NumberAsync();
        Assert.Contains(second, await shop.NumbersAsync(boilers));
        await view.SaysAsync("#number", Shop.Written(second));
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_page_that_comes_back_from_the_cache_gives_up_a_number_that_is_gone()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.BlankAsync();
        await view.Page.AddInitScriptAsync("addEventListener('pageshow', event => window.cameBack = event.persisted)");
        await view.Page.GotoAsync(world.Pages.Publish(Number, shop.Tag()));
        var gone = await view.LeasedAsync();
        await view.Page.EvaluateAsync("window.isSame = true");

        await view.Page.GotoAsync(world.Pages.Publish("elsewhere"));
        await shop.RetireAsync(gone);
        await view.Page.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Commit });
        await view.Page.WaitForFunctionAsync("gone => numberswap.get() !== gone", gone);
        Assert.True(await view.Page.EvaluateAsync<bool>("cameBack && isSame"));
        var next = await view.NumberAsync();
        Assert.Contains(next, await shop.NumbersAsync(shop.Pool));
        await view.SaysAsync("#number", Shop.Written(next));
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_number_that_is_retired_while_the_page_is_open_gives_way_at_the_next_heartbeat()
    {
        var shop = await Shop.OpenAsync(world.Server, numbers: 2);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Number, shop.Tag()));
        var gone = await view.LeasedAsync();
        await shop.RetireAsync(gone);
        await view.LookAgainAsync();
        var left = Assert.Single(await shop.NumbersAsync(shop.Pool));
        await view.SaysAsync("#number", Shop.Written(left));

        // The last one goes, too: the page has its own number again.
        await shop.RetireAsync(left);
        await view.LookAgainAsync();
        await view.SaysAsync("#number", Shop.Printed);
        view.HasNoErrors();
    }
}
