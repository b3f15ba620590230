using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Delivery;

/// <summary>A webhook from its form to its log, in the browser.</summary>
public sealed class DestinationPagesTests(World world)
{
    [Theory]
    [InlineData("en", "Destinations", "Make the destination", "Go on to test it", "Send a test event", "did not arrive", "arrived", "Try again now", "arrived", "Make a new secret", "Pause", "paused", "Delete “Shop's CRM”")]
    [InlineData("ru", "Передача звонков", "Создать", "Перейти к проверке", "Отправить проверочное событие", "не доставлено", "доставлено", "Повторить сейчас", "доставлено", "Создать новый секрет", "Приостановить", "приостановлено", "Удалить «Shop's CRM»")]
    public async Task A_webhook_is_made_tested_watched_and_deleted(
        string language, string title, string make, string goOn, string test, string failed, string worked, string again, string arrived, string rotate, string pause, string paused, string delete)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Owner, language, shop.Id);
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations");
        var page = view.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await page.Locator(".destination-kinds a[href$='webhook']").ClickAsync();

        // What is wrong is said, and what was entered stays.
        await page.Locator("#name").FillAsync("Shop's CRM");
        await page.Locator("[id='settings.url']").FillAsync("ftp://127.0.0.1/");
        await Button(page, make).ClickAsync();
        await Expect(page.Locator("[id='settings.url-error']")).ToBeVisibleAsync();
        await Expect(page.Locator("#name")).ToHaveValueAsync("Shop's CRM");
        await page.Locator("[id='settings.url']").FillAsync(world.Pages.HookOf(shop.Id));
        await Button(page, make).ClickAsync();
        var secret = await page.Locator("copy-text code").InnerTextAsync();
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);

        // A receiver that is not ready is seen in the test and in the log.
        await page.GetByRole(AriaRole.Link, new() { Name = goOn }).ClickAsync();
        await Button(page, test).ClickAsync();
        await Expect(page.Locator(".notice.bad")).ToContainTextAsync(failed);
        await Expect(page.Locator(".attempt")).ToContainTextAsync("503");
        await shop.CallAsync(Shop.Target);
        var destination = page.Url.Split('/')[^1].Split('?')[0];
        await Until.TrueAsync(async () => (await LogAsync(shop, destination, "pending")).Any(one => one.GetProperty("attempts").GetInt32() > 0), "a failed attempt");

        // When it is, the same delivery is sent again by hand.
        world.Pages.Accept(shop.Id);
        await page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations/{destination}");
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        await Button(page, test).ClickAsync();
        await Expect(page.Locator(".notice.good")).ToContainTextAsync(worked);
        var waiting = await LogAsync(shop, destination, "pending");
        if (waiting.Count > 0)
        {
            await page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations/{destination}/deliveries/{waiting[0].GetProperty("id").GetString()}");
            if (await Button(page, again).CountAsync() > 0)
                await Button(page, again).ClickAsync();
        }

        await Until.TrueAsync(async () => (await LogAsync(shop, destination, "delivered")).Count > 0, "the event arrives");
        await page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations/{destination}?state=delivered");
        await Expect(page.Locator("tbody .badge").First).ToHaveTextAsync(arrived);
        await page.Locator("tbody th a").First.ClickAsync();
        await Expect(page.Locator(".attempt").First).ToContainTextAsync("thank you");
        await Expect(page.Locator(".attempt").First).Not.ToContainTextAsync(secret);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations/{destination}");
        await Button(page, rotate).ClickAsync();
        Assert.NotEqual(secret, await page.Locator("copy-text code").InnerTextAsync());
        await Button(page, pause).ClickAsync();
        await Expect(page.Locator(".page-head .badge")).ToHaveTextAsync(paused);
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await Button(page, delete).ClickAsync();
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("bitrix24", "webhook", "https://company.bitrix24.example/rest/1/abc123def456/", null, null)]
    [InlineData("amocrm", "token", "long-lived-token", "address", "https://company.amocrm.example")]
    [InlineData("ga4", "apiSecret", "api-secret-of-ga", "measurementId", "G-AB12CD34EF")]
    [InlineData("metrika", "token", "oauth-token-of-metrika", "counter", "12345678")]
    public async Task Every_kind_is_made_by_its_form_and_saved_again_unchanged(string kind, string secret, string hidden, string? field, string? value)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Owner, "ru", shop.Id);
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations/new?kind={kind}");
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await view.Page.Locator($"[id='secrets.{secret}']").FillAsync(hidden);
        if (field is not null)
            await view.Page.Locator($"[id='settings.{field}']").FillAsync(value!);
        await view.Page.Locator("main form button.primary").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        var before = await SettingsAsync(shop);

        await view.Page.Locator("form .primary").Last.ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();

        Assert.Equal(before, await SettingsAsync(shop));
        Assert.DoesNotContain(hidden, await view.Page.ContentAsync(), StringComparison.Ordinal);
        view.HasNoErrors();
    }

    [Fact]
    public async Task Files_for_google_ads_and_metrika_are_downloaded()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Manager, "en", shop.Id);
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations");
        await view.Page.Locator("#conversion").FillAsync("Phone call");
        foreach (var (action, head) in new[] { ("google-ads", "Google Click ID"), ("metrika-calls", "ClientId") })
        {
            var download = await view.Page.RunAndWaitForDownloadAsync(() => view.Page.Locator($"form[action*='{action}'] button").ClickAsync());
            Assert.Contains(head, await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_manager_sees_the_log_and_changes_nothing()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var name = "manager" + shop.Id;
        world.Pages.Accept(name);
        using var answer = await world.Server.Admin.PostAsJsonAsync($"/v1/sites/{shop.Id}/destinations", new { kind = "webhook", name = "CRM", settings = new { url = world.Pages.HookOf(name) } });
        var destination = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("destination").GetProperty("id").GetString();
        await using var person = await world.SignInAsync(Role.Manager, "en", shop.Id);

        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/destinations/{destination}");

        await Expect(view.Page.Locator("#log")).ToBeVisibleAsync();
        Assert.Equal(0, await view.Page.Locator("main form").CountAsync());
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<string> SettingsAsync(Shop shop) =>
        (await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{shop.Id}/destinations"))[0].GetProperty("settings").GetRawText();

    private async Task<List<JsonElement>> LogAsync(Shop shop, string destination, string state) =>
        [.. (await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{shop.Id}/destinations/{destination}/deliveries?state={state}")).GetProperty("deliveries").EnumerateArray()];
}
