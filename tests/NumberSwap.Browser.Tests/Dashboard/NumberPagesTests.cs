using System.Globalization;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests.Dashboard;

/// <summary>Numbers and pools, as managers and analysts work with them.</summary>
public sealed class NumberPagesTests(World world)
{
    private const string Printed = "<p id=\"number\">8 (495) 580-40-84</p>";

    [Theory]
    [InlineData("en", "Nothing was added", "Your pages print this number", "The pool is made")]
    [InlineData("ru", "Ничего не добавлено", "напечатан на ваших страницах", "Пул создан")]
    public async Task A_pool_is_made_of_a_pasted_list_and_each_bad_line_says_why(string language, string nothing, string target, string made)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var manager = await world.SignInAsync(Role.Manager, language);
        var view = await manager.OpenAsync(Address(shop, "/pools/new"));
        var numbers = new[] { Shop.NewNumber(), Shop.NewNumber() };
        await view.Page.FillAsync("#name", "Yandex");
        await view.Page.FillAsync("#list", $"Phone\n{numbers[0]}\n12345\n{Shop.Printed}\n{numbers[1]}\n{(await shop.NumbersAsync(shop.Pool)).First()}");
        await view.Page.FillAsync("#hold", "20");
        await SubmitAsync(view, "new-pool", "button.primary");

        Assert.Contains(nothing, await view.TextAsync(".notice.bad"), StringComparison.Ordinal);
        var lines = view.Page.Locator(".number-lines tbody tr");
        Assert.Equal(["3", "4", "6"], await lines.Locator("th").AllTextContentsAsync());
        Assert.Contains(target, await lines.Nth(1).TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Pool", await lines.Nth(2).TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("Yandex", await view.Page.InputValueAsync("#name"));
        Assert.Single(await shop.PoolsAsync());
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await SubmitAsync(view, "new-pool", "[name=Act][value=without]");
        Assert.Contains(made, await view.TextAsync(".notice.good"), StringComparison.Ordinal);
        Assert.Equal("Yandex", await view.TextAsync("h1"));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), await view.Page.Locator("#pool-numbers .number-cell").AllTextContentsAsync());
        Assert.Equal("20", await view.Page.InputValueAsync("#hold"));
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", "1 of them is with a visitor now", "1 number was retired")]
    [InlineData("ru", "1 из них сейчас у посетителя", "Выведен 1 номер")]
    public async Task A_retired_numbers_visitor_sees_another_after_the_next_heartbeat(string language, string said, string done)
    {
        var shop = await Shop.OpenAsync(world.Server, 2);
        await using var visitor = await world.NewVisitorAsync();
        var page = await visitor.OpenAsync(world.Pages.Publish(Printed, shop.Tag()));
        var number = await page.LeasedAsync();
        await using var manager = await world.SignInAsync(Role.Manager, language);
        var view = await manager.OpenAsync(Address(shop, "/pools/" + shop.Pool));

        await view.Page.CheckAsync($"#pool-numbers input[value='{number}']");
        await SubmitAsync(view, "choose-numbers", "[value=ask-retire]");
        Assert.Contains(said, await view.TextAsync("#confirm-numbers"), StringComparison.Ordinal);
        Assert.Contains(number, await shop.NumbersAsync(shop.Pool));
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await ConfirmAsync(view, "[value=retire]");
        Assert.Contains(done, await view.TextAsync(".notice.good"), StringComparison.Ordinal);

        Assert.Equal(number, await page.NumberAsync());
        await page.LeaseAfterAsync(page.LookAgainAsync);
        var other = Assert.Single(await shop.NumbersAsync(shop.Pool));
        await page.SaysAsync("#number", Shop.Written(other));
        Assert.Equal(await page.SessionAsync(), (await shop.CallAsync(number)).GetProperty("session").GetProperty("id").GetString());
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", "1 number was moved")]
    [InlineData("ru", "Перенесён 1 номер")]
    public async Task A_moved_numbers_visitor_sees_another_after_the_next_heartbeat(string language, string done)
    {
        var shop = await Shop.OpenAsync(world.Server, 2);
        var to = await shop.AddPoolAsync(1);
        await shop.AddCampaignAsync("Other", new { source = "other" }, to);
        await using var visitor = await world.NewVisitorAsync();
        var page = await visitor.OpenAsync(world.Pages.Publish(Printed, shop.Tag()));
        var number = await page.LeasedAsync();
        await using var manager = await world.SignInAsync(Role.Manager, language);
        var view = await manager.OpenAsync(Address(shop, "/pools/" + shop.Pool));

        await view.Page.CheckAsync($"#pool-numbers input[value='{number}']");
        await view.Page.SelectOptionAsync("#to", to);
        await SubmitAsync(view, "choose-numbers", "[value=ask-move]");
        await ConfirmAsync(view, "[value=move]");
        Assert.Contains(done, await view.TextAsync(".notice.good"), StringComparison.Ordinal);

        Assert.Contains(number, await shop.NumbersAsync(to));
        await page.LeaseAfterAsync(page.LookAgainAsync);
        await page.SaysAsync("#number", Shop.Written(Assert.Single(await shop.NumbersAsync(shop.Pool))));
        Assert.Equal(await page.SessionAsync(), (await shop.CallAsync(number)).GetProperty("session").GetProperty("id").GetString());
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", "With a visitor", "No number is like that")]
    [InlineData("ru", "У посетителя", "Таких номеров нет")]
    public async Task Numbers_are_found_by_digits_state_and_pool_and_taken_along(string language, string live, string none)
    {
        var shop = await Shop.OpenAsync(world.Server, 60);
        await using var visitor = await world.NewVisitorAsync();
        var number = await (await visitor.OpenAsync(world.Pages.Publish(Printed, shop.Tag()) + "?utm_source=yandex&utm_medium=cpc")).LeasedAsync();
        await shop.VisitsAsync(1);
        await using var analyst = await world.SignInAsync(Role.Analyst, language);
        var view = await analyst.OpenAsync(Address(shop, "/numbers"));
        Assert.Equal(language, await view.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(50, await Rows(view).CountAsync());
        await view.Page.ClickAsync(".pager [rel=next]");
        await Assertions.Expect(Rows(view)).ToHaveCountAsync(10);

        await view.Page.SelectOptionAsync("#state", "live");
        await SearchAsync(view);
        Assert.Equal([number], await Rows(view).Locator("th").AllTextContentsAsync());
        Assert.Equal(live, (await Rows(view).Locator(".badge").TextContentAsync())!.Trim());
        Assert.Contains("yandex / cpc", await Rows(view).TextContentAsync(), StringComparison.Ordinal);
        await view.Page.SelectOptionAsync("#state", "");
        await view.Page.FillAsync("#digits", number[^7..]);
        await SearchAsync(view);
        Assert.Equal([number], await Rows(view).Locator("th").AllTextContentsAsync());

        var csv = await (await view.Page.RunAndWaitForDownloadAsync(() => view.Page.ClickAsync("a[download]"))).CreateReadStreamAsync();
        var rows = (await new StreamReader(csv).ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, rows.Length);
        Assert.StartsWith(number + ",live,Pool,", rows[1], StringComparison.Ordinal);

        await view.Page.SelectOptionAsync("#use", "called");
        await SearchAsync(view);
        Assert.Contains(none, await view.TextAsync("#list ~ .empty"), StringComparison.Ordinal);
        await view.Page.GotoAsync(Address(shop, "/pools/" + shop.Pool));
        Assert.Equal(0, await view.Page.Locator("main form[method=post] button").CountAsync());
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", "saved", "These campaigns show its numbers", "The pool is deleted")]
    [InlineData("ru", "сохранены", "показывают эти кампании", "Пул удалён")]
    public async Task A_pools_rules_are_changed_and_it_goes_when_no_campaign_needs_it(string language, string saved, string used, string deleted)
    {
        var shop = await Shop.OpenAsync(world.Server, 1);
        await shop.AddCampaignAsync("Boilers", new { source = "x" }, shop.Pool);
        await using var manager = await world.SignInAsync(Role.Manager, language);
        var view = await manager.OpenAsync(Address(shop, "/pools/" + shop.Pool));
        await view.Page.FillAsync("#cooldown", "-5");
        await SubmitAsync(view, "pool-settings", "button");
        Assert.Equal("true", await view.Page.GetAttributeAsync("#cooldown", "aria-invalid"));
        Assert.NotEmpty(await view.TextAsync("#cooldown-error"));
        await view.Page.FillAsync("#cooldown", "2.5");
        await view.Page.FillAsync("#name", "<b>Новый</b>");
        await view.Page.CheckAsync("[name=Overflow][value=fallback]");
        await SubmitAsync(view, "pool-settings", "button");
        Assert.Contains(saved, await view.TextAsync(".notice.good"), StringComparison.Ordinal);
        Assert.Equal("<b>Новый</b>", await view.TextAsync("h1"));
        Assert.Equal("2.5", await view.Page.InputValueAsync("#cooldown"));
        Assert.Contains(used, await view.TextAsync("#pool-delete"), StringComparison.Ordinal);

        var idle = await shop.AddPoolAsync(1);
        await view.Page.GotoAsync(Address(shop, "/pools/" + idle));
        await view.Page.FillAsync("#list", Shop.NewNumber());
        await SubmitAsync(view, "add-numbers", "button.primary");
        Assert.Equal(2, (await shop.NumbersAsync(idle)).Count);
        await view.Page.CheckAsync("#pool-delete [name=Sure]");
        await SubmitAsync(view, "delete-pool", "button");
        Assert.Contains(deleted, await view.TextAsync(".notice.good"), StringComparison.Ordinal);
        Assert.Equal([shop.Pool], await shop.PoolsAsync());
        view.HasNoErrors();
    }

    [Fact]
    public async Task Another_day_of_a_pool_can_be_chosen()
    {
        var shop = await Shop.OpenAsync(world.Server, 2);
        await using var visitor = await world.NewVisitorAsync();
        await (await visitor.OpenAsync(world.Pages.Publish(Printed, shop.Tag()))).LeasedAsync();
        await using var analyst = await world.SignInAsync(Role.Analyst);
        var view = await analyst.OpenAsync(Address(shop, "/pools/" + shop.Pool));
        Assert.Equal(1, await view.Page.Locator("#pool-day .chart").CountAsync());

        var today = DateOnly.ParseExact(await view.Page.InputValueAsync("#date"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await view.Page.ClickAsync("#pool-day nav a");
        await Assertions.Expect(view.Page.Locator("#date")).ToHaveValueAsync(today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Contains("no numbers that day", await view.TextAsync("#pool-day"), StringComparison.Ordinal);
        var missing = await view.Page.GotoAsync(Address(shop, "/pools/nobodys"));
        Assert.Equal(404, missing!.Status);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task Everything_can_be_read_and_sent_without_scripts(string language)
    {
        var shop = await Shop.OpenAsync(world.Server, 1);
        await using var manager = await world.SignInAsync(Role.Manager, language, options: new() { JavaScriptEnabled = false });
        var view = await manager.OpenAsync(Address(shop, "/pools/new"));
        await view.Page.FillAsync("#name", "Plain");
        await view.Page.SetInputFilesAsync("#file", new FilePayload { Name = "numbers.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes($"number\n{Shop.NewNumber()}\n") });
        await SubmitAsync(view, "new-pool", "button.primary");
        Assert.Equal(2, (await shop.PoolsAsync()).Count);
        await view.Page.CheckAsync("#pool-numbers input[type=checkbox]");
        await SubmitAsync(view, "choose-numbers", "[value=ask-retire]");
        await ConfirmAsync(view, "[value=retire]");
        Assert.Equal(1, await view.Page.Locator(".notice.good").CountAsync());
    }

    private string Address(Shop shop, string path) => $"{world.Server.Origin}/sites/{shop.Id}{path}";

    private static ILocator Rows(View view) => view.Page.Locator("section[aria-labelledby=list] tbody tr");

    private static Task SearchAsync(View view) => GoAsync(view, () => view.Page.ClickAsync(".filters button"));

    private static Task SubmitAsync(View view, string form, string button) =>
        GoAsync(view, () => view.Page.ClickAsync($"form:has(input[name=_handler][value={form}]) {button}"));

    private static Task ConfirmAsync(View view, string button) => GoAsync(view, () => view.Page.ClickAsync("#confirm-numbers " + button));

    /// <summary>Waits for the next page, whose address may be the one that this has.</summary>
    private static async Task GoAsync(View view, Func<Task> act)
    {
        await view.Page.EvaluateAsync("document.documentElement.dataset.before = ''");
        await act();
        await view.Page.Locator("html:not([data-before]) h1").WaitForAsync();
        await view.Page.WaitForLoadStateAsync();
    }
}
