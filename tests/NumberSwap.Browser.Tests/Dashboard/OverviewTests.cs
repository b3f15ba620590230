using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests.Dashboard;

public sealed class OverviewTests(World world)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    private static int lastCall;

    [Theory]
    [InlineData("en", "Calls", "Target calls", "Missed", "Calls by hour", "Not known")]
    [InlineData("ru", "Звонки", "Целевые звонки", "Пропущенные", "Звонки по часам", "Не определён")]
    public async Task The_figures_are_those_of_the_calls_that_were_made(string language, string calls, string target, string missed, string byHour, string unknown)
    {
        var shop = await ShopWithCallsAsync();
        await using var manager = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await OpenAsync(manager, shop, "?period=today");

        Assert.Equal("4", await FigureAsync(view, calls));
        Assert.Equal("2", await FigureAsync(view, target));
        Assert.Equal("1", await FigureAsync(view, missed));
        Assert.Equal(4, (await RowsAsync(view, byHour)).Sum(row => int.Parse(row[1], null)));
        Assert.Equal(24, (await RowsAsync(view, byHour)).Length);

        var sources = view.Page.Locator(".chart-bars").First.Locator("tbody tr");
        Assert.StartsWith("yandex", await sources.Nth(0).Locator("th").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["3", "0"], await sources.Nth(0).Locator("td").AllInnerTextsAsync());
        Assert.StartsWith(unknown, await sources.Nth(1).Locator("th").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("source=yandex", await sources.Nth(0).Locator("a").GetAttributeAsync("href"), StringComparison.Ordinal);
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", "30")]
    [InlineData("ru", "30")]
    [InlineData("ru", "today")]
    public async Task Everybody_can_read_it_at_a_desk_and_on_a_phone(string language, string period)
    {
        var shop = await ShopWithCallsAsync();
        await using var analyst = await world.SignInAsync(Role.Analyst, language, shop.Id);
        var view = await OpenAsync(analyst, shop, "?period=" + period);

        await view.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => details.open = true)");
        await Accessibility.SuitsDeskAndPhoneAsync(view, async () => Assert.True(await view.Page.EvaluateAsync<double>(
            "() => Math.min(...[...document.querySelectorAll('.chart svg text')].filter(text => text.getBoundingClientRect().width).map(text => parseFloat(getComputedStyle(text).fontSize)))") >= 11));
    }

    [Fact]
    public async Task A_period_is_chosen_and_a_table_opened_by_keyboard_alone_and_without_a_script()
    {
        var shop = await ShopWithCallsAsync();
        await using var analyst = await world.SignInAsync(Role.Analyst, "en", shop.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        var view = await OpenAsync(analyst, shop, "");

        // Keys that are pressed before a page's first frame go nowhere; a picture waits for one.
        await view.Page.ScreenshotAsync();
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "7 days" }).FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.WaitForURLAsync("**period=7");
        Assert.Equal("7 days", await view.Page.Locator(".period-list [aria-current]").InnerTextAsync());

        var table = view.Page.Locator(".chart-data").First;
        await table.Locator("summary").FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        Assert.True(await table.Locator("table").IsVisibleAsync());
        Assert.Equal(7, await table.Locator("tbody tr").CountAsync());

        await view.Page.Locator(".period-own summary").FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.GetByLabel("From").FillAsync("2026-01-05");
        await view.Page.GetByLabel("To").FillAsync("2026-01-09");
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.WaitForURLAsync("**period=custom&from=2026-01-05&to=2026-01-09");
        Assert.Contains("5 Jan – 9 Jan 2026", await view.TextAsync(".page-head"), StringComparison.Ordinal);
        Assert.Equal("No calls in this period", await view.TextAsync(".chart-empty >> nth=0"));
    }

    [Theory]
    [InlineData("en", "Next steps")]
    [InlineData("ru", "Что дальше")]
    public async Task A_new_site_says_what_to_do_next(string language, string title)
    {
        using var made = await world.Server.Admin.PostAsJsonAsync("/v1/sites", new { name = "New", domains = new[] { "new.example" }, country = "RU", targets = new[] { new { number = Shop.Target } } });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await using var owner = await world.SignInAsync(Role.Owner, language, id, new BrowserNewContextOptions { ViewportSize = Phone });
        // The start page leads to the only site.
        var view = await owner.OpenAsync(world.Server.Origin + "/");

        Assert.EndsWith("/sites/" + id, view.Page.Url, StringComparison.Ordinal);
        Assert.Equal(title, await view.TextAsync("#first-steps"));
        Assert.Equal(4, await view.Page.Locator(".step:not(.step-done) a").CountAsync());
        await Accessibility.SuitsEverybodyAsync(view);
    }

    /// <summary>Three calls of a visit from yandex: one short, one missed, one long; and a long one of nobody.</summary>
    private async Task<Shop> ShopWithCallsAsync()
    {
        var shop = await Shop.OpenAsync(world.Server);
        using var moved = await world.Server.Admin.PatchAsJsonAsync($"/v1/sites/{shop.Id}", new { settings = new { timeZone = ZoneAtNoon(), target = new { firstInDays = 0 } } });
        moved.EnsureSuccessStatusCode();
        var visit = await PostAsync("/v1/leases", new
        {
            site = shop.Key,
            page = $"https://{PageHost.Domain}/?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly",
            consent = true,
        });
        var shown = visit.GetProperty("numbers")[0].GetProperty("number").GetString()!;
        var other = (await shop.NumbersAsync(shop.Pool)).First(number => number != shown);
        await CallAsync(shown, "completed", 12);
        await CallAsync(shown, "missed", 0);
        await CallAsync(shown, "completed", 95);
        await CallAsync(other, "completed", 61);
        return shop;
    }

    /// <summary>A zone whose day does not end while the test runs.</summary>
    private static string ZoneAtNoon() => (12 - DateTime.UtcNow.Hour) switch
    {
        0 => "UTC",
        // These names have their signs the other way round.
        > 0 and var ahead => $"Etc/GMT-{ahead}",
        var behind => $"Etc/GMT+{-behind}",
    };

    private Task<JsonElement> CallAsync(string number, string status, int talkSeconds) =>
        PostAsync("/v1/calls", new { id = $"overview-{Interlocked.Increment(ref lastCall)}", to = number, from = "+79161234567", status, talkSeconds });

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Origin", "https://" + PageHost.Domain);
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/143");
        using var answer = await world.Server.Admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The overview, once all four calls are recorded.</summary>
    private async Task<View> OpenAsync(Visitor person, Shop shop, string query)
    {
        var view = await person.BlankAsync();
        await Until.TrueAsync(
            async () =>
            {
                await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}{query}");
                return await view.Page.Locator(".figure dd").First.IsVisibleAsync() && (await view.Page.Locator(".figure dd").First.InnerTextAsync()).StartsWith('4');
            },
            "the overview has the four calls");
        return view;
    }

    private static async Task<string> FigureAsync(View view, string name)
    {
        var figure = view.Page.Locator(".figure").Filter(new() { Has = view.Page.GetByText(name, new() { Exact = true }) });
        return (await figure.Locator("dd").InnerTextAsync()).Split('\n')[0].Trim();
    }

    private static async Task<string[][]> RowsAsync(View view, string caption)
    {
        var rows = view.Page.Locator("table").Filter(new() { Has = view.Page.Locator("caption", new() { HasTextString = caption }) }).Locator("tbody tr");
        return (await rows.EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"));
    }
}
