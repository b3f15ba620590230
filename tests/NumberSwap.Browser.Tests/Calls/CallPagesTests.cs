using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests.Calls;

/// <summary>The list of calls and the page of one, in both languages.</summary>
public sealed class CallPagesTests(World world)
{
    private const string Script = "<img src=x onerror=\"document.title='taken'\">";

    private static int calls;

    private HttpClient Api => world.Server.Admin;

    [Theory]
    [InlineData("en", "1 new call", "Answered, 1 min 5 s")]
    [InlineData("ru", "1 новый звонок", "Отвечен, 1 мин 5 с")]
    public async Task A_call_made_while_the_list_is_open_appears_and_goes_on(string language, string news, string result)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var somebody = await world.SignInAsync(Role.Analyst, language, shop.Id);
        var view = await OpenListAsync(somebody, shop);
        await view.Page.Locator(".empty").WaitForAsync();

        var visit = await VisitAsync(shop, "?utm_source=yandex&utm_medium=cpc");
        var call = await CallAsync(visit.Number);
        await AppearsAsync(view, view.Page.Locator("[data-call]"));
        Assert.Equal(news, await view.Page.Locator("[role=status].calls-news").InnerTextAsync());
        Assert.Equal("yandex / cpc", await view.Page.Locator(".calls-source > span").First.InnerTextAsync());

        await CallAsync(visit.Number, call, "completed", 65);
        await AppearsAsync(view, view.Page.Locator(".calls-result", new() { HasText = result }));
        await CallAsync(visit.Number);
        await AppearsAsync(view, view.Page.Locator("[data-call]").Nth(1));
        Assert.Equal(call, await view.Page.Locator("[data-call]").Last.GetAttributeAsync("data-key"));
        await Accessibility.SuitsDeskAndPhoneAsync(view);
    }

    [Fact]
    public async Task What_somebody_points_at_does_not_move_until_they_ask()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var first = await CallAsync((await VisitAsync(shop)).Number);
        await WaitForAsync(shop, 1);
        await using var somebody = await world.SignInAsync();
        var view = await OpenListAsync(somebody, shop);
        await view.Page.Locator("[data-call]").HoverAsync();

        await CallAsync((await VisitAsync(shop)).Number);
        var show = view.Page.Locator(".calls-news button");
        await AppearsAsync(view, show);
        Assert.Equal(first, await view.Page.Locator("[data-call]").First.GetAttributeAsync("data-key"));
        await show.ClickAsync();
        Assert.Equal(2, await view.Page.Locator("[data-call]").CountAsync());
        view.HasNoErrors();

        await somebody.Context.ClearCookiesAsync();
        await AppearsAsync(view, view.Page.GetByText("You are signed out. Load the page again."));
    }

    [Theory]
    [InlineData("en", "Show", "How it went: Not answered", "No calls like that")]
    [InlineData("ru", "Показать", "Результат: Без ответа", "Таких звонков нет")]
    public async Task Filters_are_in_the_address_shown_and_cleared_one_by_one(string language, string show, string chip, string none)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var visit = await VisitAsync(shop, "?utm_source=yandex");
        var missed = await CallAsync(visit.Number, status: "missed");
        await CallAsync(visit.Number, status: "completed");
        await WaitForAsync(shop, 2);
        await using var somebody = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await somebody.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/calls");
        Assert.Equal(2, await view.Page.Locator("[data-call]").CountAsync());

        await view.Page.Locator("summary", new() { HasText = language == "ru" ? "Ещё фильтры" : "More filters" }).ClickAsync();
        await view.Page.SelectOptionAsync("#status", "missed");
        await view.Page.FillAsync("#source", "yandex");
        await view.Page.FillAsync("#q", "916");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = show, Exact = true }).ClickAsync();
        await view.Page.GetByText(chip).WaitForAsync();
        Assert.Equal([missed], await KeysAsync(view));
        Assert.Contains("status=missed", view.Page.Url, StringComparison.Ordinal);
        Assert.Contains("status=missed", await view.HrefAsync(".page-head a[download]"), StringComparison.Ordinal);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await view.Page.FillAsync("#source", "nobody");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = show, Exact = true }).ClickAsync();
        await view.Page.GetByText(none).WaitForAsync();
        while (await view.Page.Locator(".calls-clear").CountAsync() is > 0 and var left)
        {
            await view.Page.Locator(".calls-clear").First.ClickAsync();
            await view.Page.WaitForFunctionAsync("left => document.querySelectorAll('.calls-clear').length < left", left);
        }

        Assert.Equal(2, await view.Page.Locator("[data-call]").CountAsync());
    }

    [Theory]
    [InlineData("en", "With", "Corrected by hand", "Take the correction back")]
    [InlineData("ru", "С вероятностью", "Исправлено вручную", "Отменить исправление")]
    public async Task A_call_is_explained_corrected_and_taken_back(string language, string certainty, string corrected, string back)
    {
        var shop = await Shop.OpenAsync(world.Server, numbers: 1);
        await shop.AddCampaignAsync("Котлы <b>Москва</b>", new { medium = "cpc" }, pool: shop.Pool);
        var first = await VisitAsync(shop, "kotly?utm_source=yandex&utm_medium=cpc&utm_campaign=" + Uri.EscapeDataString(Script), "https://yandex.ru/search");
        var second = await VisitAsync(shop, "?utm_source=google&utm_medium=cpc");
        await Api.PostAsync("/v1/events", new StringContent(JsonSerializer.Serialize(new { site = shop.Key, session = second.Session, type = "tel-click", number = second.Number })));
        var call = await CallAsync(second.Number, status: "completed", talk: 200);
        await WaitForAsync(shop, 1);
        await using var somebody = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await somebody.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/calls/{call}");

        Assert.StartsWith(certainty, await view.TextAsync(".call-answer"), StringComparison.Ordinal);
        Assert.Equal(first.Number, second.Number);
        Assert.True(await view.Page.Locator(".call-steps li").CountAsync() >= 4);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await view.Page.Locator("input[name='Input.Choice']").Nth(1).CheckAsync();
        await view.Page.FillAsync("#correct-reason", Script);
        await view.Page.Locator("form button.primary").ClickAsync();
        await view.Page.Locator(".call-cause .badge", new() { HasText = corrected }).WaitForAsync();
        Assert.Equal(Script, await view.Page.Locator("blockquote.call-text").InnerTextAsync());
        Assert.Contains("yandex / cpc", await view.TextAsync(".call-answer"), StringComparison.Ordinal);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/calls?source=yandex");
        await view.Page.Locator(".calls-match .badge", new() { HasText = corrected }).WaitForAsync();
        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/calls/{call}");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = back }).ClickAsync();
        await view.Page.Locator(".notice.good").WaitForAsync();
        Assert.Contains("google", await view.TextAsync(".call-answer"), StringComparison.Ordinal);
        Assert.DoesNotContain("taken", await view.Page.TitleAsync(), StringComparison.Ordinal);
        view.HasNoErrors();
    }

    [Fact]
    public async Task Who_corrects_what_somebody_else_corrected_meanwhile_is_told()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var call = await CallAsync((await VisitAsync(shop)).Number);
        await WaitForAsync(shop, 1);
        await using var somebody = await world.SignInAsync(Role.Manager, "ru", shop.Id);
        var view = await somebody.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/calls/{call}");
        (await Api.PutAsJsonAsync($"/v1/calls/{call}/correction", new { match = "source", source = "radio" })).EnsureSuccessStatusCode();

        await view.Page.Locator("input[name='Input.Choice'][value=none]").CheckAsync();
        await view.Page.Locator("form button.primary").ClickAsync();
        await view.Page.Locator(".notice.bad", new() { HasText = "исправил кто-то другой" }).WaitForAsync();
        Assert.Contains("radio", await view.TextAsync(".call-answer"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Add the note", "Add the tag")]
    [InlineData("ru", "Добавить заметку", "Добавить метку")]
    public async Task Notes_and_tags_are_texts_whatever_they_hold(string language, string addNote, string addTag)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var call = await CallAsync((await VisitAsync(shop)).Number);
        await WaitForAsync(shop, 1);
        await using var somebody = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await somebody.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/calls/{call}");

        await view.Page.FillAsync("#note-text", Script + "\nПерезвонить");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = addNote }).ClickAsync();
        await view.Page.Locator(".call-notes .call-text").WaitForAsync();
        Assert.Equal(Script + "\nПерезвонить", await view.Page.Locator(".call-notes .call-text").InnerTextAsync());

        await view.Page.FillAsync("#new-tag", "<b>VIP</b> \"'");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = addTag }).ClickAsync();
        await view.Page.Locator(".call-tags .badge").WaitForAsync();
        Assert.Equal("<b>vip</b> \"'", await view.Page.Locator(".call-tags .badge").InnerTextAsync());
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await view.Page.Locator(".call-tags .badge").ClickAsync();
        await view.Page.Locator(".calls-tag").WaitForAsync();
        Assert.Equal([call], await KeysAsync(view));
        await view.Page.GoBackAsync();
        await view.Page.Locator(".call-tags button").ClickAsync();
        await view.Page.Locator(".call-tags").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await view.Page.Locator(".call-notes button").ClickAsync();
        await view.Page.Locator(".call-notes").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        view.HasNoErrors();
    }

    [Fact]
    public async Task An_analyst_sees_no_callers_and_no_forms()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var visit = await VisitAsync(shop, "?utm_source==cmd");
        var call = await CallAsync(visit.Number);
        await CallAsync(visit.Number);
        await WaitForAsync(shop, 2);
        await using var somebody = await world.SignInAsync(Role.Analyst, "en", shop.Id);
        var list = $"{world.Server.Origin}/sites/{shop.Id}/calls";
        var view = await somebody.OpenAsync(list);

        Assert.DoesNotContain("4567", await view.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("+7916123••••", await view.Page.Locator(".calls-caller").First.InnerTextAsync());
        await view.Page.GotoAsync(list + "?q=4567");
        await view.Page.Locator("#q-error").WaitForAsync();
        var csv = await (await view.Page.APIRequest.GetAsync(list + ".csv")).TextAsync();
        Assert.DoesNotContain("4567", csv, StringComparison.Ordinal);
        Assert.Contains("'+7916123••••,", csv, StringComparison.Ordinal);
        Assert.Contains(",'=cmd,", csv, StringComparison.Ordinal);
        Assert.StartsWith("\ufeffid,", csv, StringComparison.Ordinal);

        await view.Page.GotoAsync($"{list}/{call}");
        Assert.DoesNotContain("4567", await view.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await view.Page.Locator("main form").CountAsync());
        await Accessibility.SuitsDeskAndPhoneAsync(view);
    }

    [Fact]
    public async Task A_russian_spreadsheet_opens_the_file()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await CallAsync((await VisitAsync(shop, "?utm_source=яндекс")).Number);
        await WaitForAsync(shop, 1);
        await using var somebody = await world.SignInAsync(Role.Manager, "ru", shop.Id);
        var view = await somebody.BlankAsync();

        var answer = await view.Page.APIRequest.GetAsync($"{world.Server.Origin}/sites/{shop.Id}/calls.csv");
        var text = await answer.TextAsync();
        Assert.StartsWith("\ufeffid;site;", text, StringComparison.Ordinal);
        Assert.Contains(";яндекс;", text, StringComparison.Ordinal);
        Assert.Matches(@";session;0,\d+;", text);
        Assert.Contains(";+79161234567;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_list_and_a_call_can_be_read_and_long_lists_are_turned_over()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var number = (await VisitAsync(shop)).Number;
        for (var i = 0; i < 53; i++)
            await CallAsync(number, startedAt: DateTimeOffset.UtcNow.AddMinutes(-i));
        await WaitForAsync(shop, 53);
        await using var somebody = await world.SignInAsync(Role.Analyst, "en", shop.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        var view = await somebody.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/calls");

        Assert.Equal(50, await view.Page.Locator("[data-call]").CountAsync());
        Assert.False(await view.Page.Locator(".calls-live").IsVisibleAsync());
        var top = await view.Page.Locator("[data-call]").First.GetAttributeAsync("data-key");
        await view.Page.ClickAsync("a[rel=next]");
        Assert.Equal(3, await view.Page.Locator("[data-call]").CountAsync());
        await view.Page.ClickAsync("a[rel=prev]");
        Assert.Equal(top, await view.Page.Locator("[data-call]").First.GetAttributeAsync("data-key"));
        await view.Page.Locator(".calls-when a").First.ClickAsync();
        await view.Page.Locator(".call-answer").WaitForAsync();
    }

    /// <summary>The open list asks for its rows anew, as it does every four seconds, until they have this.</summary>
    private static Task AppearsAsync(View view, ILocator what) => Until.TrueAsync(
        async () =>
        {
            await view.Page.Clock.FastForwardAsync(4_000);
            return await what.CountAsync() > 0;
        },
        "the list shows what is new");

    private async Task<View> OpenListAsync(Visitor somebody, Shop shop)
    {
        var view = await somebody.BlankAsync();
        await view.Page.Clock.InstallAsync();
        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/calls");
        return view;
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(View view) =>
        await view.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-call]')].map(row => row.dataset.key)");

    private async Task<(string Session, string Number)> VisitAsync(Shop shop, string address = "", string? referrer = null)
    {
        using var answer = await Api.PostAsync("/v1/leases", new StringContent(JsonSerializer.Serialize(new { site = shop.Key, page = $"https://{PageHost.Domain}/{address}", referrer })));
        var lease = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (lease.GetProperty("session").GetString()!, lease.GetProperty("numbers")[0].GetProperty("number").GetString()!);
    }

    private async Task<string> CallAsync(string to, string? id = null, string status = "ringing", int? talk = null, DateTimeOffset? startedAt = null)
    {
        id ??= $"shown-{Interlocked.Increment(ref calls)}";
        (await Api.PostAsJsonAsync("/v1/calls", new { id, to, from = "+79161234567", status, talkSeconds = talk, startedAt })).EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>Until the calls that were reported are in the list.</summary>
    private Task WaitForAsync(Shop shop, int count) => Until.TrueAsync(
        async () => (await Api.GetFromJsonAsync<JsonElement>($"/v1/calls?limit=500&site={shop.Id}")).GetProperty("calls").GetArrayLength() == count, "the calls are recorded");
}
