using System.Net.Http.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Missed;

/// <summary>A missed call becomes a task, which somebody takes and settles, in the browser.</summary>
public sealed class MissedCallsTests(World world)
{
    [Theory]
    [InlineData("en", true, "I take it", "What came of it", "Spoken to", "Save", "taken by")]
    [InlineData("ru", false, "Беру", "Чем закончилось", "Поговорили", "Сохранить", "взял(а)")]
    public async Task A_missed_call_is_taken_and_settled(string language, bool scripts, string take, string what, string reached, string save, string taken)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var number = Shop.NewNumber();
        using var pool = await world.Server.Admin.PostAsJsonAsync($"/v1/sites/{shop.Id}/pools", new { name = "Pool", numbers = new[] { number } });
        pool.EnsureSuccessStatusCode();
        using var call = await world.Server.Admin.PostAsJsonAsync("/v1/calls", new { id = "missed-" + shop.Id, from = "+79161234567", to = number, status = "missed" });
        call.EnsureSuccessStatusCode();
        await using var person = await world.SignInAsync(Role.Manager, language, shop.Id, new() { JavaScriptEnabled = scripts });
        var address = $"{world.Server.Origin}/sites/{shop.Id}/missed";
        var view = await person.OpenAsync(address);
        for (var i = 0; i < 50 && await view.Page.Locator(".missed-task").CountAsync() == 0; i++)
            await view.Page.ReloadAsync();
        await Expect(view.Page.Locator(".missed-task h3")).ToHaveTextAsync("+79161234567");
        if (scripts)
            await Accessibility.SuitsDeskAndPhoneAsync(view);

        await view.Page.GetByRole(AriaRole.Button, new() { Name = take }).ClickAsync();
        await Expect(view.Page.Locator(".missed-task")).ToContainTextAsync(taken);
        await view.Page.Locator(".missed-task summary").Filter(new() { HasText = what }).ClickAsync();
        await view.Page.GetByText(reached, new() { Exact = true }).ClickAsync();
        await view.Page.Locator(".missed-task textarea").FillAsync("wants an offer");
        await view.Page.Locator(".missed-task").GetByRole(AriaRole.Button, new() { Name = save }).ClickAsync();
        await Expect(view.Page.Locator(".missed-task")).ToHaveCountAsync(0);
        await Expect(view.Page.Locator("tbody .missed-note")).ToHaveTextAsync("wants an offer");
        view.HasNoErrors();
    }
}
