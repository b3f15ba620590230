using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests;

/// <summary>The checker: it opens a page of somebody's site, and says what the tag sees there.</summary>
public sealed class InstallTests(World world)
{
    // After so long without a sign the checker says so.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(16);

    private const string Printed = $"<p>{Shop.Printed}</p><a href=\"tel:{Shop.Target}\">call</a>";

    [Theory]
    [InlineData("en", "The tag is there.", "found 1 time in the text and 1 time in links, all swapped", "All is well")]
    [InlineData("ru", "Тег на месте.", "найден 1 раз в тексте и 1 раз в ссылках, всё подменено", "Всё в порядке")]
    public async Task A_good_page_is_found_good(string language, params string[] findings)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await CheckAsync(shop, world.Pages.Publish(Printed, shop.Tag()), language, findings);
        Assert.Equal(0, await shop.LiveAsync());
    }

    [Fact]
    public async Task A_page_without_its_number_is_told()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await CheckAsync(shop, world.Pages.Publish("<p>8 (495) 111-11-11</p>", shop.Tag()), "en", "The tag is there.", $"{Shop.Target} is not on this page.", "None of the site's numbers");
    }

    [Fact]
    public async Task A_policy_that_keeps_the_numbers_away_is_named()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var page = world.Pages.Publish(Printed, shop.Tag(), $"default-src 'none'; script-src {world.Server.Origin}; img-src data:");
        await CheckAsync(shop, page, "en", "The tag is there.", "Content Security Policy is in the way", $"connect-src {world.Server.Origin}");
    }

    [Fact]
    public async Task Another_systems_script_is_named()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var page = world.Pages.Publish(Printed, shop.Tag() + "<script async src=\"https://mod.calltouch.ru/init.js?id=x\"></script>");
        await CheckAsync(shop, page, "en", "all swapped", "Another call-tracking script is there: Calltouch");
    }

    [Fact]
    public async Task A_page_that_cuts_itself_off_is_heard_over_the_server()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var page = world.Pages.Publish(Printed, shop.Tag(), opener: "same-origin");
        await CheckAsync(shop, page, "en", "The tag is there.", "all swapped", "All is well");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("script-src 'none'; img-src data:")]
    public async Task A_page_without_a_sign_is_explained(string? policy)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var page = world.Pages.Publish(Printed, policy is null ? "" : shop.Tag(), policy);
        await CheckAsync(shop, page, "en", Silence, "No sign of the tag.", $"script-src {world.Server.Origin}", shop.Tag().Replace(" >", ">", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_not_opened()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var owner = await world.SignInAsync(Role.Manager);
        var view = await owner.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/install");
        await view.Page.FillAsync("#page", "https://evil.example/");
        await view.Page.ClickAsync("page-check button");
        await view.Page.WaitForSelectorAsync("[data-foreign]:not([hidden])");
        Assert.Single(owner.Context.Pages);
    }

    private Task CheckAsync(Shop shop, string address, string language, params string[] findings) => CheckAsync(shop, address, language, TimeSpan.Zero, findings);

    private async Task CheckAsync(Shop shop, string address, string language, TimeSpan later, params string[] findings)
    {
        await using var manager = await world.SignInAsync(Role.Manager, language);
        var view = await manager.BlankAsync();
        await view.Page.Clock.InstallAsync();
        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/install");
        await view.Page.FillAsync("#page", address);
        var opened = await view.Page.RunAndWaitForPopupAsync(() => view.Page.ClickAsync("page-check button"));
        await opened.WaitForLoadStateAsync();
        await view.Page.Clock.FastForwardAsync((long)later.TotalMilliseconds);

        foreach (var finding in findings)
        {
            await view.Page.Locator(".findings", new PageLocatorOptions { HasTextString = finding })
                .WaitForAsync();
        }

        await Accessibility.SuitsEverybodyAsync(view);
    }
}
