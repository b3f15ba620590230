using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests;

/// <summary>From nothing to a site whose page shows leased numbers, by the pages alone.</summary>
public sealed class SetUpTests(World world)
{
    [Theory]
    [InlineData("en", false)]
    [InlineData("ru", true)]
    public async Task A_site_is_set_up_and_its_page_shows_a_leased_number(string language, bool isPhone)
    {
        await using var owner = await world.SignInAsync(Role.Owner, language, options: isPhone ? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } } : null);
        var view = await owner.OpenAsync(world.Server.Origin + "/sites/new");
        var page = view.Page;
        await Accessibility.SuitsEverybodyAsync(view);

        await page.FillAsync("#name", "Котлы");
        await page.FillAsync("#domains", PageHost.Domain);
        await page.SelectOptionAsync("#country", "RU");
        await page.FillAsync("#target-0", "12345");
        await page.ClickAsync("main button.primary");
        await page.WaitForSelectorAsync("#targets-error");
        Assert.Equal("Котлы", await page.InputValueAsync("#name"));
        await page.FillAsync("#target-0", Shop.Printed);
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync("**/setup");
        await Accessibility.SuitsEverybodyAsync(view);

        string[] fresh = [Shop.NewNumber(), Shop.NewNumber()];
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "numbers.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"\uFEFFГород;Номер\r\nМосква;\"{fresh[0]}\"\r\nМосква;{fresh[1]}\r\nМосква;{fresh[1]}\r\nМосква;12\r\nМосква;{Shop.Printed}\r\n"),
        });
        await page.ClickAsync("main button.primary");
        await page.WaitForSelectorAsync(".number-lines");
        Assert.Equal(6, await page.Locator(".number-lines tbody tr").CountAsync());
        Assert.Equal(2, await page.Locator(".number-lines .bad").CountAsync());
        await Accessibility.SuitsEverybodyAsync(view);

        await page.ClickAsync("main form[method=post]:has(input[name=Numbers]) button");
        await page.WaitForSelectorAsync("#pool-name");
        await page.FillAsync("#visitors", "120");
        await page.ClickAsync("form.filters button");
        await page.WaitForFunctionAsync("() => document.querySelector('#visitors').value === '120' && document.querySelectorAll('tbody tr').length === 2 && /83/.test(document.querySelector('main').textContent)");
        await Accessibility.SuitsEverybodyAsync(view);

        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync("**/install?new=1");
        await Accessibility.SuitsEverybodyAsync(view);
        var tag = await page.TextContentAsync("copy-text code") ?? "";
        Assert.StartsWith("<script async src=\"" + world.Server.Origin + "/s/", tag, StringComparison.Ordinal);
        view.HasNoErrors();

        await using var visitor = await world.NewVisitorAsync();
        var shopPage = await visitor.OpenAsync(world.Pages.Publish($"<p id=\"number\">{Shop.Printed}</p>", tag));
        Assert.Contains(await shopPage.LeasedAsync(), fresh);
    }

    [Theory]
    [InlineData("en", "Saved. It is in effect now.", "Site changed", "Anna Smith", "Europe/Moscow")]
    [InlineData("ru", "Сохранено и уже действует.", "Изменён сайт", "Анна Котова", "Europe/Moscow")]
    public async Task Settings_are_changed_and_the_log_says_who_did(string language, string saved, string action, string name, string zone)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var owner = await world.SignInAsync(Role.Owner, language, shop.Id);
        var view = await owner.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/settings");
        var page = view.Page;
        await Accessibility.SuitsEverybodyAsync(view);

        await page.FillAsync("#zone", "Mars/Olympus");
        await page.FillAsync("#caller-days", "30");
        await page.FillAsync("#networks", "203.0.113.0/24");
        await page.ClickAsync("main form:first-of-type button.primary");
        await page.WaitForSelectorAsync("#zone-error");
        await page.FillAsync("#zone", zone);
        await page.ClickAsync("main form:first-of-type button.primary");
        await page.Locator(".notice.good", new PageLocatorOptions { HasTextString = saved }).WaitForAsync();
        Assert.Equal("30", await page.InputValueAsync("#caller-days"));

        await page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/audit?kind=site");
        var entry = page.Locator(".audit li").First;
        var text = await entry.TextContentAsync() ?? "";
        Assert.Contains(action, text, StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains("UTC", text, StringComparison.Ordinal);
        Assert.Contains(zone, text, StringComparison.Ordinal);
        Assert.Equal(4, await entry.Locator("tbody tr").CountAsync());
        await Accessibility.SuitsEverybodyAsync(view);
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_site_is_deleted_by_its_name_only()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var owner = await world.SignInAsync();
        var view = await owner.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/settings");

        await view.Page.FillAsync("#confirm", "Another");
        await view.Page.ClickAsync("button.danger");
        await view.Page.WaitForSelectorAsync("#confirm-error");
        await view.Page.FillAsync("#confirm", "Shop");
        await view.Page.ClickAsync("button.danger");
        await view.Page.WaitForURLAsync("**/sites");
        Assert.False((await world.Server.Admin.GetAsync("/v1/sites/" + shop.Id)).IsSuccessStatusCode);
        await Accessibility.SuitsEverybodyAsync(view);
    }
}
