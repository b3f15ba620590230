using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Checklists;

/// <summary>From a checklist to a training hint: edited, drawn, scored, read, in the browser.</summary>
public sealed class ChecklistPagesTests(World world)
{
    private const int Operators = 3, Calls = 14;

    [Theory]
    [InlineData("en", "Add an item", "Remove item 8", "Make the checklist", "Draw the sample", "Save the draft", "Finish", "Correct the score")]
    [InlineData("ru", "Добавить пункт", "Удалить пункт 8", "Создать чек-лист", "Сделать выборку", "Сохранить черновик", "Завершить оценку", "Исправить оценку")]
    public async Task A_checklist_leads_to_a_training_hint(string language, string add, string remove, string make, string draw, string draft, string finish, string correct)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Manager, language, shop.Id);
        var home = $"{world.Server.Origin}/sites/{shop.Id}/checklists";
        var view = await person.OpenAsync(home);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        // Edited: an item is added and removed again, and one gets another title.
        await view.Page.GotoAsync(home + "/new");
        await Button(view, add).ClickAsync();
        await Expect(view.Page.Locator(".check-editor > li")).ToHaveCountAsync(8);
        await Button(view, remove).ClickAsync();
        await Expect(view.Page.Locator(".check-editor > li")).ToHaveCountAsync(7);
        await view.Page.Locator("#title-0").FillAsync("Our greeting");
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await Button(view, make).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Expect(view.Page.Locator(".check-items > li").First).ToContainTextAsync("Our greeting");
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        // Drawn: two of each operator's fourteen.
        await TalkAsync(shop.Id);
        await view.Page.GotoAsync(home + "/sample");
        await Button(view, draw).ClickAsync();
        await Expect(view.Page.Locator("tbody tr")).ToHaveCountAsync(2 * Operators);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        // Scored, by keys alone: 1 everywhere, where it applies.
        await view.Page.Locator("tbody th a").First.ClickAsync();
        await view.Page.Locator("score-form input[type=radio]").First.FocusAsync();
        var other = await person.OpenAsync(view.Page.Url);
        for (var i = 0; i < 6; i++)
            await view.Page.Keyboard.PressAsync("1");
        await view.Page.Keyboard.PressAsync("-");

        // The draft is saved by itself. Another window that was opened before is told, and keeps what it has.
        await Expect(view.Page.Locator("[data-saved]")).ToContainTextAsync(":");
        await other.Page.Locator("#comment").FillAsync("From another window");
        await Expect(other.Page.Locator("[data-saved].error")).ToBeVisibleAsync();
        await Button(other, draft).ClickAsync();
        await Expect(other.Page.Locator(".notice.bad")).ToBeVisibleAsync();
        await Expect(other.Page.Locator("#comment")).ToHaveValueAsync("From another window");
        await other.Page.CloseAsync();
        await view.Page.ReloadAsync();
        await Expect(view.Page.Locator("score-form input:checked")).ToHaveCountAsync(7);
        await Button(view, draft).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await view.Page.Locator("#comment").FillAsync("Ask more");
        await Button(view, finish).ClickAsync();
        await Expect(view.Page.Locator(".call-text")).ToHaveTextAsync("Ask more");

        // Corrected, with what it was.
        await view.Page.Locator("a[href*='score=']").ClickAsync();
        await view.Page.Locator("score-form input[value='0']").First.CheckAsync();
        await view.Page.Locator("#reason").FillAsync("Listened again");
        await Button(view, correct).ClickAsync();
        await view.Page.Locator("details.more summary").ClickAsync();
        await Expect(view.Page.Locator("details.more")).ToContainTextAsync("Listened again");
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        // The others by the API; then the results have a hint at the items where all lost points.
        await ScoreOthersAsync(shop.Id);
        await view.Page.GotoAsync(home + "/results");
        await Expect(view.Page.Locator(".notice.warn")).ToHaveCountAsync(5);
        await Expect(view.Page.Locator("section[aria-labelledby=by-operator] tbody tr")).ToHaveCountAsync(Operators);
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        view.HasNoErrors();
    }

    [Fact]
    public async Task All_of_it_works_without_scripts_and_an_analyst_only_reads()
    {
        var shop = await Shop.OpenAsync(world.Server);
        var home = $"{world.Server.Origin}/sites/{shop.Id}/checklists";
        await using (var manager = await world.SignInAsync(Role.Manager, "en", shop.Id, new() { JavaScriptEnabled = false }))
        {
            var view = await manager.OpenAsync(home + "/new");
            await Button(view, "Move item 2 up").ClickAsync();
            await Expect(view.Page.Locator("#title-0")).ToHaveValueAsync("Found out the need");
            await view.Page.Locator("#title-6").FillAsync(" ");
            await Button(view, "Make the checklist").ClickAsync();
            await Expect(view.Page.Locator("#title-6-error")).ToBeVisibleAsync();
            await view.Page.Locator("#title-6").FillAsync("Polite");
            await Button(view, "Make the checklist").ClickAsync();
            await TalkAsync(shop.Id);
            await view.Page.GotoAsync(home + "/sample");
            await Button(view, "Draw the sample").ClickAsync();
            await view.Page.Locator("tbody th a").First.ClickAsync();
            foreach (var item in await view.Page.Locator("fieldset.check-item").AllAsync())
                await item.Locator("input").Nth(1).CheckAsync();
            await Button(view, "Finish").ClickAsync();
            await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        }

        await using var analyst = await world.SignInAsync(Role.Analyst, "en", shop.Id);
        var read = await analyst.OpenAsync(home + "/sample");
        await read.Page.Locator("tbody th a").First.ClickAsync();
        await Expect(read.Page.Locator("score-form")).ToHaveCountAsync(0);
        await Expect(read.Page.Locator("#scores")).ToBeVisibleAsync();
        await Expect(read.Page.Locator("dd.number")).ToContainTextAsync("••••");
    }

    private static ILocator Button(View view, string name) => view.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Conversations of three operators, seven days and two hours ago: in the week that is drawn now, whatever today is.</summary>
    private async Task TalkAsync(string site)
    {
        for (var i = 0; i < Operators * Calls; i++)
        {
            using var made = await world.Server.Admin.PostAsJsonAsync("/v1/calls", new
            {
                id = Guid.NewGuid().ToString("N"),
                site,
                to = Shop.Target,
                from = "+7916" + (1_000_000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture),
                startedAt = DateTime.UtcNow.AddDays(-7).AddHours(-2),
                status = "completed",
                talkSeconds = 60 + i,
                @operator = "Operator " + (i % Operators).ToString(System.Globalization.CultureInfo.InvariantCulture),
            });
            Assert.True(made.IsSuccessStatusCode);
        }
    }

    private async Task ScoreOthersAsync(string site)
    {
        var list = (await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{site}/checklists"))[0];
        var week = (await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{site}/samples"))[0].GetProperty("week").GetString();
        var sample = await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{site}/samples/{week}");
        foreach (var call in sample.GetProperty("calls").EnumerateArray().Where(call => call.GetProperty("scores").GetArrayLength() == 0))
        {
            using var made = await world.Server.Admin.PostAsJsonAsync($"/v1/sites/{site}/scores", new
            {
                call = call.GetProperty("call").GetString(),
                checklist = list.GetProperty("id").GetString(),
                values = list.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("key").GetString()!, _ => 1),
                final = true,
            });
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        }
    }
}
