using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class DemoTests(World world)
{
    private const string Yandex = "/demo?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly";

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task The_number_changes_with_the_source_and_a_call_to_it_finds_the_campaign(int width, int height)
    {
        await using var visitor = await world.NewVisitorAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        var view = await visitor.OpenAsync(world.Server.Origin + Yandex);
        var number = await view.LeasedAsync();
        await view.SaysAsync("#header-phone", Shop.Written(number));
        await view.SaysAsync("#number", Shop.Written(number));
        await view.SaysAsync("#campaign-name", "Котлы Москва");
        await view.SaysAsync("#source", "yandex");
        await view.SaysAsync("#kind", "leased");

        await view.LookAgainAsync();
        await view.SaysAsync("#renewals", "Renewed once by the heartbeat.");

        await view.Page.ClickAsync("#play");
        await view.SaysAsync("#verdict", "Matched to this visit · Котлы Москва · yandex / cpc · 99\u00a0%");
        await view.SaysAsync("#destination", Shop.Printed);
        await view.SaysAsync("#play", "Hang up");
        await view.Page.ClickAsync("#play");
        await view.SaysAsync("#play", "Play another call");
        var isWider = await view.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
        Assert.False(isWider);
        view.HasNoErrors();
    }

    [Fact]
    public async Task Somebody_new_from_elsewhere_gets_another_number()
    {
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Server.Origin + Yandex);
        var first = await view.LeasedAsync();
        var session = await view.SessionAsync();
        await view.Page.ClickAsync("text=Newspaper");
        await view.SaysAsync("#campaign-name", "Газета «Дачник»");
        await view.SaysAsync("#kind", "static");
        Assert.NotEqual(first, await view.NumberAsync());
        Assert.NotEqual(session, await view.SessionAsync());
        await view.Page.ClickAsync("#play");
        await view.SaysAsync("#verdict", "Matched to its source · Газета «Дачник» · newspaper / print · 95\u00a0%");
        view.HasNoErrors();
    }
}
