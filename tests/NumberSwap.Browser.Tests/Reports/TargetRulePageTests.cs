using System.Net.Http.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Reports;

/// <summary>The owner tries a rule for target calls, sees why calls are left out, and saves it.</summary>
public sealed class TargetRulePageTests(World world)
{
    [Theory]
    [InlineData("en", true, "Try it without saving", "Save the rule", "Too short", "The caller was talked with before")]
    [InlineData("ru", false, "Проверить, не сохраняя", "Сохранить правило", "Слишком короткий", "Со звонившим уже говорили")]
    public async Task A_rule_is_tried_mended_and_saved(string language, bool scripts, string tryIt, string save, string tooShort, string repeat)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var number = (await shop.NumbersAsync(shop.Pool)).First();
        var last = await CallAsync(number, "+79160000001", 200, 50);
        await CallAsync(number, "+79160000001", 300, 20);
        await CallAsync(number, "+79160000002", 12, 10);
        await Until.TrueAsync(async () => (await world.Server.Admin.GetFromJsonAsync<System.Text.Json.JsonElement>($"/v1/calls?site={shop.Id}")).GetProperty("calls").GetArrayLength() == 3, "three calls are recorded");
        await using var owner = await world.SignInAsync(Role.Owner, language, shop.Id, new() { JavaScriptEnabled = scripts });
        var view = await owner.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/target-rule");
        var rows = view.Page.Locator(".target-preview tbody tr");
        await Expect(view.Page.Locator(".target-sum strong")).ToHaveTextAsync("1");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.Nth(0).Locator("th")).ToHaveTextAsync(tooShort);
        await Expect(rows.Nth(1).Locator("th")).ToHaveTextAsync(repeat);

        await view.Page.Locator("#days").FillAsync("0");
        await Button(view, tryIt).ClickAsync();
        await Expect(view.Page.Locator(".target-sum strong")).ToHaveTextAsync("2");
        await Expect(rows.Nth(1).Locator("td").Nth(0)).ToHaveTextAsync("0");
        await Expect(rows.Nth(1).Locator("td").Nth(1)).ToHaveTextAsync("1");
        if (scripts)
            await Accessibility.SuitsDeskAndPhoneAsync(view);

        // Nothing was saved.
        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/target-rule");
        await Expect(view.Page.Locator(".target-sum strong")).ToHaveTextAsync("1");

        await view.Page.Locator("#excluded-tags").FillAsync("spam");
        await view.Page.Locator("#required-tags").FillAsync("spam");
        await Button(view, save).ClickAsync();
        await Expect(view.Page.Locator(".error")).ToBeVisibleAsync();
        await view.Page.Locator("#required-tags").FillAsync("");
        await view.Page.Locator("#days").FillAsync("0");
        await Button(view, save).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Expect(view.Page.Locator(".target-sum strong")).ToHaveTextAsync("2");

        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/calls/{last}");
        await Expect(view.Page.Locator(".facts .badge.good").Last).ToBeVisibleAsync();
        view.HasNoErrors();
    }

    private async Task<string> CallAsync(string number, string from, int talkSeconds, int minutesAgo)
    {
        var id = Guid.NewGuid().ToString("N");
        using var answer = await world.Server.Admin.PostAsJsonAsync("/v1/calls", new { id, to = number, from, status = "completed", talkSeconds, startedAt = DateTime.UtcNow.AddMinutes(-minutesAgo) });
        Assert.True(answer.IsSuccessStatusCode);
        return id;
    }

    private static ILocator Button(View view, string name) => view.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
