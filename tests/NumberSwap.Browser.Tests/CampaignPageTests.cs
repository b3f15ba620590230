using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests;

/// <summary>What an ad manager does with campaigns, in both languages.</summary>
public sealed class CampaignPageTests(World world)
{
    [Theory]
    [InlineData("en", "Campaigns", "No campaigns yet", "New campaign", "The campaign is made.")]
    [InlineData("ru", "Кампании", "Кампаний пока нет", "Новая кампания", "Кампания создана")]
    public async Task A_campaign_is_made_with_a_live_preview(string language, string heading, string empty, string create, string done)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await VisitAsync(shop, "?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly-msk");
        await VisitAsync(shop, "?utm_source=google");
        await shop.VisitsAsync(2);
        await using var visitor = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await visitor.OpenAsync(Address(shop));
        var page = view.Page;

        Assert.Equal(heading, await page.TextContentAsync("h1"));
        Assert.Contains(empty, await page.TextContentAsync("main"), StringComparison.Ordinal);
        await page.ClickAsync($"main .page-head a.primary:has-text('{create}')");
        await Expect(page, "h1", create);
        await page.FillAsync("#name", "Котлы <b>Москва</b>");
        await page.FillAsync("#rule-source", "yandex");
        await page.FillAsync("#rule-campaign", "kotly*");
        await Expect(page, ".rule-preview-share", "50");
        await Expect(page, ".rule-examples", "kotly-msk");
        await page.FillAsync("#rule-campaign", "gas");
        await page.WaitForFunctionAsync("() => !document.querySelector('.rule-examples')");
        await page.FillAsync("#rule-campaign", "kotly*");
        await page.ClickAsync("button[value=save]");

        await Expect(page, ".notice", done);
        await Expect(page, ".campaign h2", "Котлы <b>Москва</b>");
        await Accessibility.SuitsEverybodyAsync(view);
        Assert.Equal("Котлы <b>Москва</b>", (await CampaignsAsync(shop)).Single().GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("en", "A target", "is a target of the site")]
    [InlineData("ru", "Кампания", "— номер самого сайта")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(string language, string name, string why)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await visitor.OpenAsync(Address(shop, "/new"));
        var page = view.Page;

        await page.FillAsync("#name", name);
        await page.FillAsync("#rule-medium", "print");
        await page.CheckAsync("input[type=radio][value=number]");
        await page.FillAsync("#number", Shop.Printed);
        await page.ClickAsync("button[value=save]");

        await Expect(page, "#number-error", why);
        Assert.Equal("true", await page.GetAttributeAsync("#number", "aria-invalid"));
        Assert.Equal((name, "print", Shop.Printed), (await page.InputValueAsync("#name"), await page.InputValueAsync("#rule-medium"), await page.InputValueAsync("#number")));
        Assert.Empty(await CampaignsAsync(shop));
        await Accessibility.SuitsEverybodyAsync(view);

        await page.FillAsync("#number", Shop.NewNumber());
        await page.FillAsync("#priority", "high");
        await page.ClickAsync("button[value=save]");
        await page.WaitForSelectorAsync("#priority-error");
        await page.FillAsync("#priority", "7");
        await page.ClickAsync("button[value=save]");
        await page.WaitForSelectorAsync(".campaign");
        Assert.Equal(7, (await CampaignsAsync(shop)).Single().GetProperty("priority").GetInt32());
    }

    [Theory]
    [InlineData("en", "Paused", "“Everything”")]
    [InlineData("ru", "На паузе", "«Everything»")]
    public async Task Campaigns_are_ordered_by_keyboard_and_paused_and_collisions_are_explained(string language, string paused, string named)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await shop.AddCampaignAsync("Everything", new { source = "*" }, pool: await shop.AddPoolAsync(1));
        await shop.AddCampaignAsync("Yandex", new { source = "yandex" }, pool: await shop.AddPoolAsync(1));
        await using var visitor = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await visitor.OpenAsync(Address(shop));
        var page = view.Page;
        Assert.Equal(["Yandex", "Everything"], await NamesAsync(page));

        await page.FocusAsync("button[name=Up]:not([disabled])");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/campaigns?moved=*");
        Assert.Equal(["Everything", "Yandex"], await NamesAsync(page));
        await Expect(page, ".campaign-conflict.bad", named);
        await page.GotoAsync(Address(shop));
        await page.ClickAsync("button[name=Pause]");
        await Expect(page, ".campaign-paused", paused);
        Assert.Equal(0, await page.Locator(".campaign-conflict.bad").CountAsync());
        Assert.Equal([true, false], (await CampaignsAsync(shop)).Select(one => one.GetProperty("paused").GetBoolean()));
        await Accessibility.SuitsEverybodyAsync(view);
        await page.ClickAsync("button[name=Resume]");
        await page.WaitForFunctionAsync("() => !document.querySelector('.campaign-paused')");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task A_campaign_is_changed_and_deleted_without_scripts(string language)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await VisitAsync(shop, "?utm_source=yandex");
        await shop.VisitsAsync(1);
        await shop.AddCampaignAsync("Boilers", new { source = "google" }, pool: shop.Pool);
        var id = (await CampaignsAsync(shop)).Single().GetProperty("id").GetString();
        await using var visitor = await world.SignInAsync(Role.Manager, language, shop.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        var view = await visitor.OpenAsync(Address(shop, "/" + id));
        var page = view.Page;

        await page.FillAsync("#rule-source", "yandex");
        await page.ClickAsync("button[value=preview]");
        Assert.Contains("100", await page.TextContentAsync(".rule-preview-share"), StringComparison.Ordinal);
        Assert.Equal("google", (await CampaignsAsync(shop)).Single().GetProperty("match").GetProperty("source").GetString());
        await page.ClickAsync("button[value=save]");
        Assert.EndsWith("?done=saved", page.Url, StringComparison.Ordinal);
        Assert.Equal("yandex", (await CampaignsAsync(shop)).Single().GetProperty("match").GetProperty("source").GetString());
        await page.ClickAsync(".campaign h2 a");
        await page.ClickAsync(".campaign-delete summary");
        await page.ClickAsync(".campaign-delete button.danger");
        Assert.EndsWith("?done=deleted", page.Url, StringComparison.Ordinal);
        Assert.Empty(await CampaignsAsync(shop));
    }

    [Theory]
    [InlineData("en", "Gets the visit", "a number of the pool")]
    [InlineData("ru", "Получит визит", "номер из пула")]
    public async Task A_visit_is_tested(string language, string gets, string number)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await shop.AddCampaignAsync("Boilers", new { source = "yandex", campaign = "kotly*" }, pool: shop.Pool);
        await using var visitor = await world.SignInAsync(Role.Analyst, language, shop.Id);
        var view = await visitor.OpenAsync(Address(shop, "/test"));
        var page = view.Page;

        await page.FillAsync("#page", $"{PageHost.Domain}/?utm_source=yandex&utm_campaign=kotly-msk");
        await page.ClickAsync("main form button.primary");
        await Expect(page, ".verdicts", gets);
        await Expect(page, ".test-number", number);
        await Accessibility.SuitsEverybodyAsync(view);
        await page.FillAsync("#page", "ftp://nowhere");
        await page.ClickAsync("main form button.primary");
        await page.WaitForSelectorAsync("#page-error");
        Assert.Equal(0, await shop.LiveAsync());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task An_analyst_reads_and_cannot_change(string language)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await shop.AddCampaignAsync("Boilers", new { source = "yandex" }, pool: shop.Pool);
        await using var visitor = await world.SignInAsync(Role.Analyst, language, shop.Id);
        var view = await visitor.OpenAsync(Address(shop));
        var page = view.Page;

        Assert.Equal(0, await page.Locator("main button").CountAsync());
        await page.ClickAsync(".campaign h2 a");
        Assert.True(await page.IsDisabledAsync("#name"));
        Assert.Equal(0, await page.Locator("main button:visible").CountAsync());
        await Accessibility.SuitsEverybodyAsync(view);
    }

    private string Address(Shop shop, string path = "") => $"{world.Server.Origin}/sites/{shop.Id}/campaigns{path}";

    private async Task<IReadOnlyList<JsonElement>> CampaignsAsync(Shop shop) =>
        [.. (await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{shop.Id}/campaigns")).EnumerateArray()];

    private async Task VisitAsync(Shop shop, string query)
    {
        using var answer = await world.Server.Admin.PostAsJsonAsync("/v1/leases", new { site = shop.Key, page = $"https://{PageHost.Domain}/{query}" });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<IEnumerable<string>> NamesAsync(IPage page) => (await page.Locator(".campaign h2 a").AllTextContentsAsync()).Select(name => name.Trim());

    private static Task<IJSHandle> Expect(IPage page, string selector, string text) =>
        page.WaitForFunctionAsync("([selector, text]) => [...document.querySelectorAll(selector)].some(e => e.textContent.includes(text))", new[] { selector, text });
}
