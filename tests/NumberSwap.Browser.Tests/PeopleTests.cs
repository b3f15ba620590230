using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests;

/// <summary>Inviting, joining, signing in and out, one's account and keys, by keyboard and pointer, in both languages.</summary>
public sealed class PeopleTests(World world)
{
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData("en", 1280, ColorScheme.Light)]
    [InlineData("ru", 390, ColorScheme.Dark)]
    public async Task Somebody_invited_joins_signs_out_and_in_again(string language, int width, ColorScheme scheme)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var owner = await world.SignInAsync(Role.Owner, language, shop.Id, Options(width, scheme));
        var people = await owner.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/people");
        await Accessibility.SuitsEverybodyAsync(people);
        var email = RandomId.New() + "@shop.example";
        await people.Page.FillAsync("#email", email);
        await people.Page.CheckAsync("input[name=As][value='2']");
        await people.Page.Keyboard.PressAsync("Enter");
        var link = await people.Page.TextContentAsync("copy-text code");
        await Accessibility.SuitsEverybodyAsync(people);

        await using var guest = await world.NewVisitorAsync(Options(width, scheme, language));
        var view = await guest.OpenAsync(link!);
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await view.Page.FillAsync("#name", "Борис <b>");
        await view.Page.FillAsync("#password", Password);
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.WaitForURLAsync($"**/sites/{shop.Id}");

        await view.Page.GotoAsync(world.Server.Origin + "/account");
        await Accessibility.SuitsEverybodyAsync(view);
        Assert.Equal("Борис <b>", await view.Page.InputValueAsync("#name"));
        if (width < 860)
            await view.Page.ClickAsync(".menu summary");
        await view.Page.ClickAsync("form[action='/sign-out'] button >> visible=true");
        await view.Page.WaitForURLAsync("**/sign-in");
        await view.Page.GotoAsync(world.Server.Origin + "/account");
        await view.Page.WaitForURLAsync("**/sign-in?return=%2Faccount");
        await Accessibility.SuitsDeskAndPhoneAsync(view);
        await view.Page.FillAsync("#email", email);
        await view.Page.FillAsync("#password", "wrong password");
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.WaitForSelectorAsync("[role=alert]");
        await Accessibility.SuitsEverybodyAsync(view);
        await view.Page.FillAsync("#password", Password);
        await view.Page.ClickAsync("main button.primary");
        await view.Page.WaitForURLAsync("**/account");

        // The owner changes the role, signs the guest out, and removes them.
        await people.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/people");
        await Accessibility.SuitsEverybodyAsync(people);
        await people.Page.SelectOptionAsync("select[name=Chosen]", "1");
        await people.Page.ClickAsync(".role-form button");
        await people.Page.WaitForURLAsync("**?done=role");
        await people.Page.ClickAsync("button[value=revoke]");
        await people.Page.WaitForURLAsync("**?done=revoked");
        await view.Page.ReloadAsync();
        await view.Page.WaitForURLAsync("**/sign-in?return=**");
        await people.Page.ClickAsync("button[value=remove]");
        await people.Page.WaitForURLAsync("**?done=removed");
        Assert.Equal(0, await people.Page.Locator("select[name=Chosen]").CountAsync());
        people.HasNoErrors();
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ru", 390)]
    public async Task A_key_is_made_copied_and_revoked(string language, int width)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var owner = await world.SignInAsync(Role.Owner, language, shop.Id, Options(width, ColorScheme.Light));
        var view = await owner.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/keys");
        await Accessibility.SuitsEverybodyAsync(view);
        await view.Page.FillAsync("#name", "Mango");
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.WaitForSelectorAsync("copy-text code");
        await Accessibility.SuitsEverybodyAsync(view);
        await view.Page.GotoAsync(view.Page.Url);
        Assert.Equal(0, await view.Page.Locator("copy-text").CountAsync());
        await view.Page.ClickAsync("button[name=Key]");
        await view.Page.WaitForSelectorAsync(".empty");
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ru", 390)]
    public async Task The_owner_of_all_sees_everybody_and_everybody_changes_their_own_language(string language, int width)
    {
        await using var owner = await world.SignInAsync(Role.Owner, language, site: null, Options(width, ColorScheme.Dark));
        var view = await owner.OpenAsync(world.Server.Origin + "/people");
        await Accessibility.SuitsEverybodyAsync(view);
        await view.Page.GotoAsync(world.Server.Origin + "/account");
        await view.Page.SelectOptionAsync("#language", language == "ru" ? "en" : "ru");
        await view.Page.ClickAsync("main button.primary >> nth=0");
        await view.Page.WaitForURLAsync("**/account?done=profile");
        Assert.Equal(language == "ru" ? "en" : "ru", await view.Page.GetAttributeAsync("html", "lang"));
        view.HasNoErrors();
    }

    private static BrowserNewContextOptions Options(int width, ColorScheme scheme, string? language = null) => new()
    {
        ViewportSize = new ViewportSize { Width = width, Height = 844 },
        ColorScheme = scheme,
        Locale = language == "ru" ? "ru-RU" : "en-GB",
    };
}
