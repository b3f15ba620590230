using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Reports;

/// <summary>From the sums of money to the calls behind them, in the browser.</summary>
public sealed class MoneyPagesTests(World world)
{
    [Theory]
    [InlineData("en", true, "Revenue", "450,000 ₽", "ROMI", "200 %", "Cost per lead", "75,000 ₽")]
    [InlineData("ru", false, "Выручка", "450 000 ₽", "ROMI", "200 %", "Стоимость лида", "75 000 ₽")]
    public async Task A_figure_leads_to_its_calls_and_a_deal_to_its_way(string language, bool scripts, string revenue, string revenueIs, string romi, string romiIs, string perLead, string perLeadIs)
    {
        var shop = await StoryAsync();
        await using var analyst = await world.SignInAsync(Role.Analyst, language, shop.Id, new() { JavaScriptEnabled = scripts });
        var view = await analyst.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/reports");
        Assert.Equal(revenueIs, await FigureAsync(view, revenue));
        Assert.Equal(romiIs, await FigureAsync(view, romi));
        Assert.Equal(perLeadIs, await FigureAsync(view, perLead));
        var row = view.Page.Locator(".money-table tbody tr").First;
        await Expect(row.Locator("th")).ToHaveTextAsync("yandex");
        if (scripts)
            await Accessibility.SuitsDeskAndPhoneAsync(view);

        // The target calls of the row, and one of them.
        await row.Locator("td").Nth(1).Locator("a").ClickAsync();
        await Expect(view.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        if (scripts)
            await Accessibility.SuitsDeskAndPhoneAsync(view);
        await view.Page.Locator(".back").ClickAsync();

        // Its deals, by their ways.
        await view.Page.Locator(".money-table tbody tr").First.Locator("td").Nth(3).Locator("a").ClickAsync();
        var way = view.Page.Locator(".money-journey").First;
        await Expect(way).ToContainTextAsync(language == "en" ? "Yandex Direct" : "Яндекс.Директ");
        await Expect(way).ToContainTextAsync(language == "en" ? "talk 4 min" : "разговор 4 мин");
        await Expect(way).ToContainTextAsync(revenueIs);
        if (scripts)
            await Accessibility.SuitsDeskAndPhoneAsync(view);
        view.HasNoErrors();
    }

    [Fact]
    public async Task Choices_are_kept_and_the_file_has_what_the_page_shows()
    {
        var shop = await StoryAsync();
        await using var analyst = await world.SignInAsync(Role.Analyst, "en", shop.Id, new() { JavaScriptEnabled = false });
        var view = await analyst.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/reports?period=7");
        await view.Page.GetByLabel("Break down by").SelectOptionAsync("operator");
        await view.Page.GetByLabel("A call counts for").SelectOptionAsync("first");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).Last.ClickAsync();
        await Expect(view.Page.Locator(".period-list [aria-current=true]")).ToHaveTextAsync("7 days");
        await Expect(view.Page.GetByLabel("A call counts for")).ToHaveValueAsync("first");
        await Expect(view.Page.Locator(".money-table tbody tr").First.Locator("th")).ToHaveTextAsync("Anna");

        var download = await view.Page.RunAndWaitForDownloadAsync(() => view.Page.Locator("a[download]").First.ClickAsync());
        var file = await File.ReadAllTextAsync((await download.PathAsync())!);
        Assert.StartsWith("row,key,currency,calls", file, StringComparison.Ordinal);
        Assert.Contains("Anna", file, StringComparison.Ordinal);

        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/reports?by=nothing&period=yesterday");
        await Expect(view.Page.Locator(".notice.warn")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_has_nothing_yet_is_told_what_to_do()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var manager = await world.SignInAsync(Role.Manager, "ru", shop.Id);
        var view = await manager.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/reports");
        await Expect(view.Page.Locator(".empty")).ToBeVisibleAsync();
        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/reports/journeys");
        await Expect(view.Page.Locator(".empty a")).ToHaveAttributeAsync("href", $"/sites/{shop.Id}/deals/crm");
        await Accessibility.SuitsDeskAndPhoneAsync(view);
    }

    /// <summary>A form beside the calls: each figure opens what it is made of, and a form leads to its lead.</summary>
    [Theory]
    [InlineData("en", "Web form", "Satisfaction", "Called first")]
    [InlineData("ru", "Заявка с сайта", "Оценка клиента", "Сначала позвонили")]
    public async Task Every_figure_opens_its_list_and_a_form_is_no_call(string language, string form, string satisfaction, string calledFirst)
    {
        var shop = await StoryAsync();
        var session = (await VisitAsync(shop)).GetProperty("session").GetString();
        var lead = (await PostAsync("/v1/leads", new { site = shop.Id, session, externalId = "crm-1", phone = "+79160000077", form = "Boiler" })).GetProperty("id").GetString()!;
        await PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "2", leadId = "crm-1", outcome = "won", amount = 50000m, currency = "RUB" } } });
        var call = await CallAsync((await VisitAsync(shop)).GetProperty("numbers")[0].GetProperty("number").GetString()!, "+79160000014", "completed", 90);
        await Until.TrueAsync(async () => (await world.Server.Admin.GetAsync($"/v1/calls/{call}")).IsSuccessStatusCode, "the call is recorded");
        await using var manager = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await manager.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/calls/{call}");
        await view.Page.GetByLabel(satisfaction).SelectOptionAsync("4");
        await view.Page.Locator("form:has(#satisfaction) button").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();

        var reports = $"{world.Server.Origin}/sites/{shop.Id}/reports";
        foreach (var (cell, rows) in ((int Cell, string Rows)[])[(2, "tbody tr"), (3, ".money-journey"), (4, ".money-journey"), (5, ".money-journey"), (6, "tbody tr"), (7, "tbody tr"), (8, ".money-journey"), (9, "tbody tr")])
        {
            await view.Page.GotoAsync(reports);
            await view.Page.Locator(".money-table tbody tr").First.Locator("td").Nth(cell).Locator("a").ClickAsync();
            await Expect(view.Page.Locator(rows).First).ToBeVisibleAsync();
            Assert.True(await view.Page.Locator("a[download]").CountAsync() > 0, $"the list of column {cell} is no file");
        }

        await view.Page.GotoAsync(reports + "/contacts?measure=leads");
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        var row = view.Page.Locator("tbody tr").Filter(new() { HasText = form });
        await Expect(row.Locator("a")).ToHaveAttributeAsync("href", $"/sites/{shop.Id}/leads/{lead}");
        await view.Page.GotoAsync(reports + "/journeys?contact=form");
        await Expect(view.Page.Locator(".money-journey a")).ToHaveAttributeAsync("href", $"/sites/{shop.Id}/leads/{lead}");
        await view.Page.GotoAsync(reports + "/costs");
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await view.Page.GotoAsync(reports + "/customers");
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = calledFirst })).ToBeVisibleAsync();
        await Expect(view.Page.Locator(".money-table tbody tr")).ToHaveCountAsync(2);
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        view.HasNoErrors();
    }

    private Task<JsonElement> VisitAsync(Shop shop) =>
        PostAsync("/v1/leases", new { site = shop.Key, page = $"https://{PageHost.Domain}/?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly&utm_term=котёл", consent = true });

    private static async Task<string> FigureAsync(View view, string name) =>
        (await view.Page.Locator(".money-figures .figure").Filter(new() { Has = view.Page.GetByText(name, new() { Exact = true }) }).Locator("dd").EvaluateAsync<string>("dd => (dd.querySelector(':scope > a') ?? dd.firstChild).textContent.trim()")).Replace('\u00a0', ' ').Replace('\u202f', ' ');

    /// <summary>Two target calls and a missed one of one visit, 150,000 of cost, and a deal of 450,000.</summary>
    private async Task<Shop> StoryAsync()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var visit = await VisitAsync(shop);
        var number = visit.GetProperty("numbers")[0].GetProperty("number").GetString()!;
        var sold = await CallAsync(number, "+79160000011", "completed", 240);
        await CallAsync(number, "+79160000012", "completed", 60);
        var missed = await CallAsync(number, "+79160000013", "missed", 0);
        await Until.TrueAsync(async () => (await world.Server.Admin.GetAsync($"/v1/calls/{missed}")).IsSuccessStatusCode, "the calls are recorded");
        await PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "1", callId = sold, outcome = "won", amount = 450000m, currency = "RUB" } } });
        await PostAsync($"/v1/sites/{shop.Id}/costs", new { costs = new[] { new { day = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source = "yandex", medium = "cpc", campaign = "kotly", cost = 150000m, currency = "RUB" } } });
        return shop;
    }

    private async Task<string> CallAsync(string number, string from, string status, int talkSeconds)
    {
        var id = Guid.NewGuid().ToString("N");
        await PostAsync("/v1/calls", new { id, to = number, from, status, talkSeconds, @operator = "Anna" });
        return id;
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Origin", "https://" + PageHost.Domain);
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/143");
        using var answer = await world.Server.Admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
