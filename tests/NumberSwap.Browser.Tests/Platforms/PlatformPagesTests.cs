using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Platforms;

/// <summary>Setting a call platform up in the browser, seeing what it sends, and reading it again.</summary>
public sealed class PlatformPagesTests(World world)
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("en", "Call platforms", "Set it up", "Read again", "taken", "was read again", "Remove Twilio")]
    [InlineData("ru", "Телефонные платформы", "Подключить", "Прочитать ещё раз", "принято", "прочитано ещё раз", "Отключить Twilio")]
    public async Task A_platform_is_set_up_watched_and_removed(string language, string title, string setUp, string again, string taken, string done, string remove)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Owner, language, shop.Id);
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/platforms");
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Twilio" }).ClickAsync();
        await view.Page.GetByLabel("Auth Token").FillAsync(Token);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = setUp }).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        Assert.DoesNotContain(Token, await view.Page.ContentAsync(), StringComparison.Ordinal);

        await RingAsync(shop);
        await Until.TrueAsync(
            async () =>
            {
                await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/platforms/twilio");
                return await view.Page.Locator(".platform-event").CountAsync() == 1;
            },
            "the ring is listed");
        await Expect(view.Page.Locator(".platform-event .badge")).ToHaveTextAsync(taken);
        await view.Page.Locator(".platform-event summary").ClickAsync();
        await Expect(view.Page.Locator(".platform-event")).ToContainTextAsync("CallStatus = ringing");
        await Expect(view.Page.Locator(".platform-event")).Not.ToContainTextAsync("9161234567");
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = again }).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToContainTextAsync(done);

        await view.Page.GetByRole(AriaRole.Button, new() { Name = remove }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(view.Page.Locator(".empty")).ToBeVisibleAsync();
        view.HasNoErrors();
    }

    private async Task RingAsync(Shop shop)
    {
        var address = $"{world.Server.Origin}/v1/hooks/twilio/{shop.Id}";
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CallSid"] = "CA" + shop.Id,
            ["CallStatus"] = "ringing",
            ["From"] = "+79161234567",
            ["To"] = Shop.Target,
        };
#pragma warning disable CA5350 // Twilio signs so.
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(address + string.Concat(fields.Select(field => field.Key + field.Value))));
#pragma warning restore CA5350
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(signature));
        using var answer = await world.Server.Admin.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
