using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests.Leads;

/// <summary>The call-back widget on somebody's page.</summary>
public sealed class CallbackTests(World world)
{
    private const string Body = "<main><h1>Shop</h1><p id=\"below\">8 (495) 580-40-84</p></main>";

    [Theory]
    [InlineData("en", "Call me back", "within 15 minutes", "Please check the phone number.", "Please agree first", "Thank you! We will call you by")]
    [InlineData("ru", "Перезвоните мне", "в течение 15 минут", "Проверьте номер телефона.", "Без согласия", "Спасибо! Мы перезвоним до")]
    public async Task A_visitor_asks_to_be_called_back(string language, string call, string promise, string badPhone, string noConsent, string thanks)
    {
        var shop = await OpenAsync(isAlways: true, consentText: "Согласен <b>на звонок</b>");
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Body, shop.Tag() + Widget(shop, $"data-lang=\"{language}\"")));
        await view.LeasedAsync();
        var page = view.Page;
        var open = page.GetByRole(AriaRole.Button, new() { Name = call });
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        // By keyboard: Enter opens, the focus is in the first field and stays within, Escape closes and gives it back.
        await open.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        Assert.Contains(promise, await dialog.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("phone", await FocusAsync(page));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 20; i++)
        {
            await page.Keyboard.PressAsync(i < 10 ? "Tab" : "Shift+Tab");
            seen.Add(await FocusAsync(page));
        }

        Assert.DoesNotContain("", seen);
        Assert.Superset(new HashSet<string>(["phone", "agree", "send", "close"], StringComparer.Ordinal), seen);
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("open", await FocusAsync(page));

        await open.ClickAsync();
        await page.Locator(".send").ClickAsync();
        await SaysAsync(page, ".bad", badPhone);
        await page.Locator("#phone").FillAsync("8 916 123-45-67");
        await page.Locator(".send").ClickAsync();
        await SaysAsync(page, ".bad", noConsent);
        Assert.Equal("true", await page.Locator("#agree").GetAttributeAsync("aria-invalid"));
        await page.Locator("#agree").CheckAsync();
        await page.Locator(".send").ClickAsync();
        await SaysAsync(page, ".thanks", thanks);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        var lead = Assert.Single(await LeadsAsync(shop));
        Assert.Equal(("callback", "+79161234567", "Согласен <b>на звонок</b>", await view.SessionAsync()), (Text(lead, "kind"), Text(lead, "phone"), Text(lead, "consentText"), Text(lead, "session")));
        Assert.InRange(lead.GetProperty("callBy").GetDateTimeOffset() - lead.GetProperty("at").GetDateTimeOffset(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(16));
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_page_of_hostile_styles_and_a_strict_policy_changes_nothing()
    {
        var shop = await OpenAsync(isAlways: true);
        await using var visitor = await world.NewVisitorAsync();
        var hostile = "<link rel=\"stylesheet\" href=\"data:text/css,body *{display:none!important;font-size:60px!important;visibility:hidden!important} button,dialog{opacity:0!important}\">";
        var policy = $"default-src 'none'; script-src {world.Server.Origin}; connect-src {world.Server.Origin}; style-src data:; img-src data:";
        var view = await visitor.OpenAsync(world.Pages.Publish(Body, hostile + Widget(shop, "data-lang=\"en\""), policy));
        await view.Page.Locator(".open").ClickAsync();
        await view.Page.Locator("#phone").FillAsync("8 916 123-45-67");
        await view.Page.Locator("#agree").CheckAsync();
        Assert.Equal("16px", await view.Page.Locator("#phone").EvaluateAsync<string>("field => getComputedStyle(field).fontSize"));
        await view.Page.Locator(".send").ClickAsync();
        await SaysAsync(view.Page, ".thanks", "Thank you!");

        // Without the site's own script there is a lead, but no visit.
        Assert.Null(Text(Assert.Single(await LeadsAsync(shop)), "session"));
        view.HasNoErrors();
    }

    [Fact]
    public async Task An_element_of_the_page_opens_it_and_the_button_may_be_left_out()
    {
        var shop = await OpenAsync(isAlways: false);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Body + "<a id=\"mine\" href=\"#\" data-numberswap-callback><b>call</b></a>", Widget(shop, "data-manual") + Widget(shop, "data-manual")));
        Assert.False(await view.Page.Locator(".open").IsVisibleAsync());
        await view.Page.ClickAsync("#mine b");
        Assert.Contains("Мы закрыты или скоро закроемся", await view.Page.GetByRole(AriaRole.Dialog).TextContentAsync(), StringComparison.Ordinal);
        await view.Page.Locator("#time").FillAsync("23:59");
        await view.Page.Locator("#phone").FillAsync("8 916 123-45-67");
        await view.Page.Locator("#agree").CheckAsync();
        await view.Page.Locator(".send").ClickAsync();
        await SaysAsync(view.Page, ".thanks", "Спасибо!");
        var lead = Assert.Single(await LeadsAsync(shop));
        Assert.Equal("23:59", Text(lead, "wish"));
        Assert.Equal(1, await view.Page.Locator("numberswap-callback").CountAsync());
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_so()
    {
        var shop = await OpenAsync(isAlways: true);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Body, Widget(shop, "data-lang=\"en\"")));
        await view.Page.RouteAsync("**/v1/forms", route => route.FulfillAsync(new() { Status = 429, Body = "{}", Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["access-control-allow-origin"] = "*" } }));
        await view.Page.Locator(".open").ClickAsync();
        await view.Page.Locator("#phone").FillAsync("8 916 123-45-67");
        await view.Page.Locator("#agree").CheckAsync();
        await view.Page.Locator(".send").ClickAsync();
        await SaysAsync(view.Page, ".bad", "That did not work");
        Assert.True(await view.Page.Locator(".send").IsEnabledAsync());
    }

    [Fact]
    public async Task It_does_no_harm_to_pages_that_send_clicks_have_links_or_a_browser_without_dialogs()
    {
        var shop = await OpenAsync(isAlways: true, consentText: null);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(Body + "<a id=\"link\" href=\"#far\" data-numberswap-callback>call</a>", "<script>delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close</script>" + shop.Tag() + Widget(shop, "")));
        await view.LeasedAsync();
        await view.Page.EvaluateAsync("document.dispatchEvent(new MouseEvent('click'))");
        await view.Page.ClickAsync("#link");
        var dialog = view.Page.GetByRole(AriaRole.Dialog);
        await dialog.WaitForAsync();
        Assert.DoesNotContain("#far", view.Page.Url, StringComparison.Ordinal);
        await view.Page.Locator(".close").ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        view.HasNoErrors();
    }

    private string Widget(Shop shop, string attributes) => $"<script async src=\"{world.Server.Origin}/s/{shop.Key}.callback.js\" {attributes}></script>";

    private async Task<Shop> OpenAsync(bool isAlways, string? consentText = null)
    {
        var shop = await Shop.OpenAsync(world.Server);

        // A day of the week that is neither today nor tomorrow: closed.
        var closed = ((int)DateTime.UtcNow.DayOfWeek + 2) % 7 + 1;
        var hours = isAlways ? new { days = new[] { 1, 2, 3, 4, 5, 6, 7 }, from = "00:00", to = "24:00" } : new { days = new[] { closed }, from = "09:00", to = "10:00" };
        using var patch = JsonContent.Create(new { settings = new { leads = new { callback = true, consentText, hours } } });
        (await world.Server.Admin.PatchAsync($"/v1/sites/{shop.Id}", patch)).EnsureSuccessStatusCode();
        return shop;
    }

    private async Task<IReadOnlyList<JsonElement>> LeadsAsync(Shop shop) =>
        [.. (await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{shop.Id}/leads")).GetProperty("leads").EnumerateArray()];

    /// <summary>What has the focus within the widget: its id or class; nothing when it is outside.</summary>
    private static Task<string> FocusAsync(IPage page) =>
        page.EvaluateAsync<string>("() => { const at = document.querySelector('numberswap-callback').shadowRoot.activeElement; return at ? at.id || at.className || at.tagName : ''; }");

    private static Task SaysAsync(IPage page, string selector, string text) => Assertions.Expect(page.Locator(selector)).ToContainTextAsync(text);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
