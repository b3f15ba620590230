using System.Text;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Deals;

/// <summary>Deals and ad costs come in files: chosen, checked, mended, taken, in the browser.</summary>
public sealed class ImportPagesTests(World world)
{
    [Theory]
    [InlineData("en", true, "Check the file", "Leave the bad lines out and import 1 deal", "Import 2 deals", "2 deals were taken from the file.")]
    [InlineData("ru", false, "Проверить файл", "Пропустить строки с ошибками и импортировать 1 сделку", "Импортировать 2 сделки", "Из файла приняты 2 сделки.")]
    public async Task A_file_of_deals_is_checked_mended_and_imported(string language, bool scripts, string check, string without, string import, string done)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Manager, language, shop.Id, new() { JavaScriptEnabled = scripts });
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/deals/import");
        const string head = "ID;Название;Телефон;Стадия;Сумма;Валюта;Дата создания\n1;Котёл;8 916 123-45-67;Успешно реализовано;1 234,50;RUB;22.11.2026 10:00\n";

        await ChooseAsync(view, "deals.csv", head + "2;Насос;не номер;;;;\n", check);
        await Expect(view.Page.Locator(".notice.bad")).ToBeVisibleAsync();
        await Expect(view.Page.GetByRole(AriaRole.Rowheader, new() { Name = "3" })).ToBeVisibleAsync();
        await Expect(Button(view, without)).ToBeVisibleAsync();

        // What looks for faults is a script itself.
        if (scripts)
            await Accessibility.SuitsDeskAndPhoneAsync(view);

        await ChooseAsync(view, "deals.csv", head + "2;Насос;;;;;\n", check);
        await Button(view, import).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToContainTextAsync(done);
        await Expect(view.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(view.Page.Locator("tbody")).ToContainTextAsync("+79161234567");
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("en", "Check the file", "A report of Yandex.Direct", "Import 1 row")]
    [InlineData("ru", "Проверить файл", "Отчёт Яндекс Директа", "Импортировать 1 запись")]
    public async Task A_report_of_costs_in_windows_1251_is_recognised_imported_and_added_up(string language, string check, string kind, string import)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Manager, language, shop.Id);
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/costs/import");
        const string report = "Отчет за период\n\nДата;Кампания;№ Кампании;Показы;Клики;Расход (руб.)\n20.11.2026;Котлы;100;1000;20;500,50\nИтого;;;1000;20;500,50\n";

        await ChooseAsync(view, "direct.csv", report, check, CodePagesEncodingProvider.Instance.GetEncoding(1251));
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(kind);
        await Button(view, import).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Expect(view.Page.Locator("#campaigns ~ .table-wrap tbody tr")).ToContainTextAsync("Котлы");
        await Expect(view.Page.Locator(".figure").First).ToContainTextAsync(language == "en" ? "500.50" : "500,50");
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await view.Page.Locator("details.card summary").ClickAsync();
        await view.Page.Locator("details.card button").ClickAsync();
        await Expect(view.Page.Locator(".empty")).ToBeVisibleAsync();
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_crm_is_connected_its_address_shown_once_renewed_and_ended()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var person = await world.SignInAsync(Role.Manager, "en", shop.Id);
        var view = await person.OpenAsync($"{world.Server.Origin}/sites/{shop.Id}/deals/crm");
        var bitrix = view.Page.GetByRole(AriaRole.Region, new() { Name = "Bitrix24" });

        await bitrix.GetByLabel("Inbound webhook's address").FillAsync("https://portal.example/");
        await bitrix.GetByRole(AriaRole.Button, new() { Name = "Connect" }).ClickAsync();
        await Expect(bitrix.Locator(".error")).ToContainTextAsync("https://portal.bitrix24.ru/rest/1/abc123/");
        await bitrix.GetByLabel("Inbound webhook's address").FillAsync("https://portal.example/rest/1/secret123/");
        await bitrix.GetByRole(AriaRole.Button, new() { Name = "Connect" }).ClickAsync();
        var address = await view.Page.Locator(".notice.good code").TextContentAsync();
        Assert.Contains($"/v1/hooks/bitrix24/{shop.Id}?key=", address, StringComparison.Ordinal);
        Assert.DoesNotContain("secret123", await view.Page.ContentAsync(), StringComparison.Ordinal);
        await Accessibility.SuitsDeskAndPhoneAsync(view);

        await bitrix.GetByRole(AriaRole.Button, new() { Name = "Make a new webhook address" }).ClickAsync();
        await Expect(view.Page.Locator(".notice.good code")).Not.ToHaveTextAsync(address!);
        await view.Page.GotoAsync($"{world.Server.Origin}/sites/{shop.Id}/deals/crm");
        Assert.DoesNotContain("?key=", await view.Page.ContentAsync(), StringComparison.Ordinal);
        await bitrix.GetByRole(AriaRole.Button, new() { Name = "End the connection" }).ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToContainTextAsync("ended");
        await Expect(bitrix.Locator(".badge")).ToHaveCountAsync(0);
        view.HasNoErrors();
    }

    private static ILocator Button(View view, string name) => view.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task ChooseAsync(View view, string name, string text, string check, Encoding? encoding = null)
    {
        await view.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = (encoding ?? Encoding.UTF8).GetBytes(text) });
        await Button(view, check).ClickAsync();
    }
}
