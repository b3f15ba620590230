using System.Net.Http.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Missed;

/// <summary>The menu's count, the overview's notice and the news of a missed call, while a page is open.</summary>
public sealed class LiveMissedTests(World world)
{
    private static readonly LocatorAssertionsToContainTextOptions SoonSaid = new() { Timeout = 30_000 };

    [Theory]
    [InlineData("en", Role.Manager, "missed call from +79161234567", "2 people wait for a call back", "Close")]
    [InlineData("ru", Role.Analyst, "пропущенный звонок, +7916123••••", "2 человека ждут звонка", "Закрыть")]
    public async Task A_missed_call_is_told_on_the_page_that_is_open(string language, Role role, string said, string notice, string close)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var number = await PoolAsync(shop);
        await using var person = await world.SignInAsync(role, language, shop.Id);
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}");
        var badge = view.Page.Locator(".side-list .missed-badge");
        Assert.Equal(0, await badge.CountAsync());

        await MissAsync(shop, number, "+79160000001");
        await Expect(badge).ToContainTextAsync("1", SoonSaid);
        await MissAsync(shop, number, "+79161234567");
        var news = view.Page.Locator(".missed-news");
        await Expect(news).ToContainTextAsync(said, SoonSaid);
        await Expect(badge).ToContainTextAsync("2", SoonSaid);
        await Expect(view.Page.Locator("main")).ToContainTextAsync(notice, SoonSaid);

        // It is said politely, can be reached and put away, and no more of the number is there than the viewer may see.
        Assert.Equal("status", await news.GetAttributeAsync("role"));
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        if (role == Role.Analyst)
            Assert.DoesNotContain("1234567", await view.Page.ContentAsync(), StringComparison.Ordinal);
        await news.GetByRole(AriaRole.Button, new() { Name = close }).ClickAsync();
        await Expect(news).ToBeEmptyAsync();

        // Going on, nothing is told twice.
        await view.Page.Locator(".side-list a[href$='/missed']").ClickAsync();
        await Expect(view.Page.Locator(".missed-task")).ToHaveCountAsync(2);
        await view.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/missed.live", StringComparison.Ordinal));
        await Expect(news).ToBeEmptyAsync();
        view.HasNoErrors();
    }

    [Fact]
    public async Task Without_scripts_the_count_is_that_of_the_page()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var number = await PoolAsync(shop);
        await MissAsync(shop, number, "+79161234567");
        await using var person = await world.SignInAsync(Role.Manager, "en", shop.Id, new() { JavaScriptEnabled = false });
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/leads");
        var badge = view.Page.Locator(".side-list .missed-badge");
        for (var i = 0; i < 50 && await badge.CountAsync() == 0; i++)
            await view.Page.ReloadAsync();
        await Expect(badge).ToContainTextAsync("1");
        Assert.False(await view.Page.Locator(".missed-news").IsVisibleAsync());
    }

    private async Task<string> PoolAsync(Shop shop)
    {
        var number = Shop.NewNumber();
        using var pool = await world.Server.Admin.PostAsJsonAsync($"/v1/sites/{shop.Id}/pools", new { name = "Pool", numbers = new[] { number } });
        pool.EnsureSuccessStatusCode();
        return number;
    }

    private async Task MissAsync(Shop shop, string number, string from)
    {
        using var call = await world.Server.Admin.PostAsJsonAsync("/v1/calls", new { id = $"missed-{shop.Id}-{from}", from, to = number, status = "missed" });
        call.EnsureSuccessStatusCode();
    }
}
