using System.Net.Http.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Reviews;

/// <summary>A quarter on one page, in the browser and on paper.</summary>
public sealed class ReviewPageTests(World world)
{
    // A4 at 96 pixels an inch, without its margins.
    private const int PaperWidth = 718;

    [Theory]
    [InlineData("en", "The quarter before", "The quarter after", "Quarterly review: quarter {0} of {1}")]
    [InlineData("ru", "Предыдущий квартал", "Следующий квартал", "Обзор за {0}-й квартал {1} года")]
    public async Task A_quarter_is_chosen_compared_and_printed(string language, string before, string after, string title)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var today = DateTime.UtcNow;
        var lastDay = new DateTime(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(-1);
        await CallAsync(shop, today);
        await CallAsync(shop, today);
        await CallAsync(shop, lastDay);
        await using var analyst = await world.SignInAsync(Role.Analyst, language, shop.Id);
        var view = await analyst.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/review");
        await Expect(view.Page.Locator("h1")).ToHaveTextAsync(Title(today));
        var calls = view.Page.Locator("section[aria-labelledby=operators] tbody tr").First.Locator("td").First;
        await Expect(calls).ToContainTextAsync("2");
        await Expect(view.Page.GetByRole(AriaRole.Link, new() { Name = after, Exact = true })).ToHaveCountAsync(0);

        await view.Page.GetByRole(AriaRole.Link, new() { Name = before, Exact = true }).ClickAsync();
        await Expect(view.Page.Locator("h1")).ToHaveTextAsync(Title(lastDay));
        await Expect(calls).ToContainTextAsync("1");
        await view.Page.GetByRole(AriaRole.Link, new() { Name = after, Exact = true }).ClickAsync();
        await Expect(view.Page.Locator("h1")).ToHaveTextAsync(Title(today));

        // The button prints. On paper there are neither menus nor buttons, and no table is cut off.
        await view.Page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");
        await view.Page.Locator("print-page button").ClickAsync();
        Assert.True(await view.Page.EvaluateAsync<bool>("window.printed"));
        await view.Page.SetViewportSizeAsync(PaperWidth, 1000);
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(view.Page.Locator("nav").First).ToBeHiddenAsync();
        await Expect(view.Page.Locator("print-page")).ToBeHiddenAsync();
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(
            "width => [...document.querySelectorAll('main table')].filter(one => one.getBoundingClientRect().right > width || one.scrollWidth > one.parentElement.clientWidth + 1).map(one => one.closest('section').id || one.closest('section').getAttribute('aria-labelledby'))",
            PaperWidth));
        view.HasNoErrors();

        string Title(DateTime day) => string.Format(System.Globalization.CultureInfo.InvariantCulture, title, ((day.Month - 1) / 3) + 1, day.Year);
    }

    private async Task CallAsync(Shop shop, DateTime at)
    {
        using var made = await world.Server.Admin.PostAsJsonAsync("/v1/calls", new
        {
            id = Guid.NewGuid().ToString("N"),
            site = shop.Id,
            to = Shop.Target,
            from = "+79161234567",
            startedAt = at,
            status = "completed",
            talkSeconds = 95,
            @operator = "Анна",
        });
        made.EnsureSuccessStatusCode();
    }
}
