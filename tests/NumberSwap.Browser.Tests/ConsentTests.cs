using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class ConsentTests(World world)
{
    private const string Number = "<p id=\"number\">8 (495) 580-40-84</p>";

    [Fact]
    public async Task Nothing_is_stored_or_leased_before_consent()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.BlankAsync();
        var refused = await view.LeaseAfterAsync(() => view.Page.GotoAsync(world.Pages.Publish(Number, shop.Tag("data-consent=\"required\""))));
        Assert.Equal("fallback", refused.GetProperty("numbers")[0].GetProperty("kind").GetString());
        await HasNoTraceAsync(view, shop);
        Assert.Equal(Shop.Printed, await view.TextAsync("#number"));

        await view.Page.EvaluateAsync("numberswap.consent(true)");
        await view.SaysAsync("#number", Shop.Written(await view.LeasedAsync()));
        Assert.Equal(1, await shop.LiveAsync());

        await view.LeaseAfterAsync(() => view.Page.EvaluateAsync("numberswap.consent(false)"));
        await view.SaysAsync("#number", Shop.Printed);
        Assert.Equal(0, await view.Page.EvaluateAsync<int>("localStorage.length"));
        view.HasNoErrors();
    }

    [Fact]
    public async Task Privacy_control_leases_nothing_and_shows_the_campaigns_own_number()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var newspaper = Shop.NewNumber();
        await shop.AddCampaignAsync("Newspaper", new { source = "newspaper" }, number: newspaper);
        await using var visitor = await world.NewVisitorAsync(new BrowserNewContextOptions { ExtraHTTPHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Sec-GPC"] = "1" } });
        await visitor.Context.AddInitScriptAsync("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");

        var view = await visitor.BlankAsync();
        var answer = await view.LeaseAfterAsync(() => view.Page.GotoAsync(world.Pages.Publish(Number, shop.Tag())));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("session").ValueKind);
        Assert.Equal(Shop.Printed, await view.TextAsync("#number"));
        await HasNoTraceAsync(view, shop);

        await view.Page.GotoAsync(world.Pages.Publish(Number, shop.Tag()) + "?utm_source=newspaper");
        await view.SaysAsync("#number", Shop.Written(newspaper));
        await HasNoTraceAsync(view, shop);
        view.HasNoErrors();
    }

    private static async Task HasNoTraceAsync(View view, Shop shop)
    {
        Assert.Equal(0, await view.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length"));
        Assert.Null(await view.SessionAsync());
        Assert.Equal(0, await shop.LiveAsync());
    }
}
