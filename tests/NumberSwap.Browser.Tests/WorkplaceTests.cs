using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests;

/// <summary>What holds for every page of the workplace, in both languages, on a laptop and on a phone.</summary>
public sealed class WorkplaceTests(World world, Workplace shop) : IClassFixture<Workplace>
{
    private static readonly string[] Pages =
    [
        "/sites", "/sites/new", "/account", "/people",
        "/sites/{site}", "/sites/{site}/calls", "/sites/{site}/calls/{call}",
        "/sites/{site}/campaigns", "/sites/{site}/campaigns/new", "/sites/{site}/campaigns/{campaign}", "/sites/{site}/campaigns/test",
        "/sites/{site}/numbers", "/sites/{site}/pools/new", "/sites/{site}/pools/{pool}",
        "/sites/{site}/settings", "/sites/{site}/audit", "/sites/{site}/people", "/sites/{site}/keys", "/sites/{site}/install",
        "/sites/{site}/nothing-here",
    ];

    public static TheoryData<string> Every => [.. Pages];

    [Theory, MemberData(nameof(Every))]
    public async Task A_page_suits_everybody(string page)
    {
        foreach (var language in new[] { "en", "ru" })
        {
            foreach (var (width, height, scheme) in new[] { (1280, 800, ColorScheme.Light), (390, 844, ColorScheme.Dark) })
            {
                await using var person = await world.SignInAsync(Role.Owner, language, site: null, new BrowserNewContextOptions
                {
                    ViewportSize = new ViewportSize { Width = width, Height = height },
                    ColorScheme = scheme,
                });
                var view = await person.BlankAsync();
                var answer = await view.Page.GotoAsync(world.Server.Origin + shop.Address(page));
                Assert.Equal(page.EndsWith("nothing-here", StringComparison.Ordinal) ? 404 : 200, answer!.Status);
                Assert.Equal(language, await view.Page.GetAttributeAsync("html", "lang"));
                Assert.Equal(1, await view.Page.Locator("h1").CountAsync());
                await Accessibility.FitsItsWindowAsync(view.Page);
                await Accessibility.HasNoViolationsAsync(view.Page);
                view.HasNoErrors();
            }
        }
    }

    [Theory, MemberData(nameof(Every))]
    public async Task A_page_can_be_read_without_scripts(string page)
    {
        await using var person = await world.SignInAsync(Role.Owner, options: new BrowserNewContextOptions { JavaScriptEnabled = false });
        var view = await person.OpenAsync(world.Server.Origin + shop.Address(page));
        Assert.True(await view.Page.Locator("h1").IsVisibleAsync());
    }

    [Theory, MemberData(nameof(Every))]
    public async Task A_first_visit_is_light_and_nothing_jumps(string page)
    {
        const int MostBytes = 150 * 1024;
        await using var person = await world.SignInAsync(Role.Owner);
        var view = await person.BlankAsync();
        var network = await view.Page.Context.NewCDPSessionAsync(view.Page);
        await network.SendAsync("Network.enable");
        var bytes = 0d;
        network.Event("Network.loadingFinished").OnEvent += (_, loaded) => bytes += loaded!.Value.GetProperty("encodedDataLength").GetDouble();
        await view.Page.GotoAsync(world.Server.Origin + shop.Address(page), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var shift = await view.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value)).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })
            """);
        Assert.InRange(bytes, 1, MostBytes);
        Assert.Equal(0, shift);
    }
}
