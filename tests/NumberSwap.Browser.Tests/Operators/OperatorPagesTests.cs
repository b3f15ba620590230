using System.Net.Http.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Operators;

/// <summary>What people say of a call is in the figures of who took it, in the browser.</summary>
public sealed class OperatorPagesTests(World world)
{
    [Theory]
    [InlineData("en", true, "so far 3")]
    [InlineData("ru", false, "пока 3")]
    public async Task Marks_of_a_call_are_in_its_operators_figures(string language, bool scripts, string progress)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await CallAsync(shop, 240);
        await CallAsync(shop, 200);
        var last = await CallAsync(shop, 180);
        await using var manager = await world.SignInAsync(Role.Manager, language, shop.Id, new() { JavaScriptEnabled = scripts });
        var home = $"{world.Server.Origin}/sites/{shop.Id}";
        var view = await manager.OpenAsync($"{home}/calls/{last}");
        await view.Page.FillAsync("#product", "Котлы");
        await view.Page.SelectOptionAsync("#step", "offer");
        await view.Page.FillAsync("#reason", "отправка КП");
        await view.Page.Locator("section[aria-labelledby=marks] button").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();

        // From the team to the person.
        await view.Page.GotoAsync(home + "/operators?by=day");
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Анна", Exact = true }).ClickAsync();
        var steps = view.Page.Locator("section[aria-labelledby=funnel] tbody tr");
        await Expect(steps.Locator("td:nth-child(2)")).ToHaveTextAsync(["3", "3", "1", "1", "0"]);
        await Expect(view.Page.Locator("section[aria-labelledby=by-product] tbody tr", new() { HasText = "Котлы" }).Locator("td").First).ToHaveTextAsync("1");

        // A goal tells how far it is.
        var goals = view.Page.Locator("section[aria-labelledby=goals]");
        await goals.Locator("summary").ClickAsync();
        await view.Page.SelectOptionAsync("#goal-measure", "CallsPerDay");
        await view.Page.FillAsync("#goal-target", "50");
        await goals.Locator("form.team-form button").ClickAsync();
        await Expect(view.Page.Locator(".team-goals > li")).ToContainTextAsync(progress);

        // Three talks without a deal: the reason of the last, and a mentor's help.
        await view.Page.GotoAsync(home + "/follow-ups");
        var matter = view.Page.Locator(".team-cases > li");
        await Expect(matter.Locator(".team-calls > li")).ToHaveCountAsync(3);
        await Expect(matter.Locator(".team-calls .badge")).ToHaveTextAsync("отправка КП");
        await Expect(view.Page.Locator("section[aria-labelledby=reasons] .badge")).ToHaveTextAsync("отправка КП: 1");
        await matter.Locator("input[name=Note]").FillAsync("Назвать цену сразу");
        await matter.Locator("form button").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Expect(matter).ToContainTextAsync("Назвать цену сразу");
        await Expect(matter.Locator("form")).ToHaveCountAsync(0);
        view.HasNoErrors();
    }

    private async Task<string> CallAsync(Shop shop, int talkSeconds)
    {
        var id = Guid.NewGuid().ToString("N");
        using var made = await world.Server.Admin.PostAsJsonAsync("/v1/calls", new { id, site = shop.Id, to = Shop.Target, from = "+79161234567", status = "completed", talkSeconds, @operator = "Анна" });
        made.EnsureSuccessStatusCode();
        return id;
    }
}
