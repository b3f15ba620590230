using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests.Leads;

/// <summary>What visitors leave in forms of pages reaches the server, and the forms are none the worse for it.</summary>
public sealed class FormTests(World world)
{
    private const string Fields =
        """
        <label>Имя <input name="customer_name" value="Анна"></label><input type="password" name="phone_password" value="secret"><input name="card" autocomplete="cc-number" value="4111">
        <label>Телефон <input id="phone" name="f1" type="tel"></label><input name="contact-email" value="anna@example.com"><textarea name="q">Два котла</textarea>
        <label><input id="agree" type="checkbox" name="soglasie_agree" checked> Согласна на обработку
          данных</label><button id="send">send</button>
        """;

    [Fact]
    public async Task A_marked_form_is_read_when_it_is_sent_and_sent_as_always()
    {
        var shop = await OpenAsync(new { forms = true });
        var thanks = new Uri(world.Pages.Publish("<p id=\"thanks\">thanks</p>")).AbsolutePath;
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish($"<form data-numberswap-form=\"order\" action=\"{thanks}\">{Fields}</form>", shop.Tag()) + "?utm_source=yandex&utm_medium=cpc");
        await view.LeasedAsync();
        var session = await view.SessionAsync();
        await ReadyAsync(view);
        await view.Page.FillAsync("#phone", "8 (916) 123-45-67");
        await view.Page.ClickAsync("#send");
        await view.SaysAsync("#thanks", "thanks");
        Assert.Contains("f1=8+%28916", view.Page.Url, StringComparison.Ordinal);

        var lead = Assert.Single(await LeadsAsync(shop, 1));
        Assert.Equal(
            ("form", "order", "+79161234567", "Анна", "anna@example.com", "Два котла", session, "yandex"),
            (Text(lead, "kind"), Text(lead, "form"), Text(lead, "phone"), Text(lead, "name"), Text(lead, "email"), Text(lead, "message"), Text(lead, "session"), Text(lead, "source")));
        Assert.Equal((true, "Согласна на обработку данных"), (lead.GetProperty("consent").GetBoolean(), Text(lead, "consentText")));
        view.HasNoErrors();
    }

    [Theory]
    [InlineData("react-form")]
    [InlineData("vue-form")]
    public async Task A_framework_may_make_its_form_anew_and_send_it_itself(string app)
    {
        await Bundle.OfAsync(app);
        var shop = await OpenAsync(new { forms = true });
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish($"<div id=\"app\"></div><script src=\"/apps/{app}.js\"></script>", shop.Tag()));
        await view.LeasedAsync();
        await ReadyAsync(view);
        for (var i = 1; i <= 2; i++)
        {
            await view.Page.ClickAsync("#again");
            await view.Page.FillAsync("#phone", "+7 916 000-00-0" + i);
            await view.Page.ClickAsync("#send");
            await view.SaysAsync("#sent", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var leads = await LeadsAsync(shop, 2);
        Assert.Equal([("+79160000001", "order 1", "Анна"), ("+79160000002", "order 2", "Анна")], leads.Select(lead => (Text(lead, "phone"), Text(lead, "form"), Text(lead, "name"))).Order());

        // The same form again, corrected, is the same lead.
        await view.Page.FillAsync("#phone", "+7 916 000-00-03");
        await view.Page.ClickAsync("#send");
        await Until.TrueAsync(async () => (await LeadsAsync(shop, 2)).Any(lead => Text(lead, "phone") == "+79160000003"), "the correction has come");
        view.HasNoErrors();
    }

    [Fact]
    public async Task What_is_not_marked_or_not_switched_on_is_not_read()
    {
        var (on, off) = (await OpenAsync(new { forms = true }), await OpenAsync(new { forms = false }));
        await using var visitor = await world.NewVisitorAsync();
        foreach (var (shop, mark) in ((Shop, string)[])[(on, ""), (off, "data-numberswap-form")])
        {
            var view = await visitor.OpenAsync(world.Pages.Publish($"<form {mark} onsubmit=\"return false\">{Fields}</form>", shop.Tag()));
            await view.LeasedAsync();
            var told = 0;
            view.Page.Request += (_, request) => told += request.Url.EndsWith("/v1/forms", StringComparison.Ordinal) ? 1 : 0;
            if (shop == on)
                await ReadyAsync(view);
            await view.Page.FillAsync("#phone", "8 (916) 123-45-67");
            await view.Page.ClickAsync("#send");
            await view.Page.EvaluateAsync("fetch('/')");
            Assert.Equal(0, told);
            Assert.Equal(shop == on, await view.Page.EvaluateAsync<bool>("[...document.scripts].some(script => script.src.endsWith('.leads.js'))"));
        }

        Assert.Empty(await LeadsAsync(on, 0));
    }

    [Fact]
    public async Task A_page_tells_a_lead_by_its_own_script()
    {
        var shop = await OpenAsync(new { forms = false });
        await using var visitor = await world.NewVisitorAsync();
        var policy = $"default-src 'none'; script-src {world.Server.Origin}; connect-src {world.Server.Origin}; img-src data:";
        var view = await visitor.OpenAsync(world.Pages.Publish("<p>page</p>", shop.Tag(), policy));
        await view.LeasedAsync();
        Assert.False(await view.Page.EvaluateAsync<bool>("[...document.scripts].some(script => script.src.endsWith('.leads.js'))"));

        // Two at once load its script twice, which does no harm.
        var kept = await view.Page.EvaluateAsync<bool[]>(
            """
            async () => (await Promise.all([
              numberswap.lead({ phone: '8 916 123-45-67', form: 'chat', consent: 'Agreed' }),
              numberswap.lead({ email: 'anna@example.com', form: 'letter', consent: false }),
            ])).map(answer => answer.kept)
            """);
        Assert.Equal([true, false], kept);
        var leads = await LeadsAsync(shop, 2);
        Assert.Equal([("chat", "+79161234567", "Agreed"), ("letter", null, null)], leads.Select(lead => (Text(lead, "form"), Text(lead, "phone"), Text(lead, "consentText"))).Order());
        Assert.Equal("phone", await view.Page.EvaluateAsync<string>("numberswap.lead({ phone: 'call me' }).catch(why => why.field)"));
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_refused()
    {
        var shop = await OpenAsync(new { forms = true });
        using (var patch = JsonContent.Create(new { domains = new[] { "other.example" } }))
            (await world.Server.Admin.PatchAsync($"/v1/sites/{shop.Id}", patch)).EnsureSuccessStatusCode();
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish("<p>page</p>", shop.Tag()));
        await view.Page.WaitForFunctionAsync("window.numberswap");
        Assert.Equal("foreign_origin", await view.Page.EvaluateAsync<string>("numberswap.lead({ phone: '8 916 123-45-67' }).catch(why => why.code)"));
        Assert.Empty(await LeadsAsync(shop, 0));
    }

    [Theory]
    [InlineData("", 3000)]
    [InlineData(".leads", 1700)]
    [InlineData(".callback", 4700)]
    public async Task A_script_is_no_heavier_than_it_may_be(string part, int most)
    {
        var shop = await OpenAsync(new { forms = true, callback = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{shop.Key}{part}.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var answer = await world.Server.Admin.SendAsync(request);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 200, most);
    }

    [Theory]
    [InlineData("<input name=\"hotel\" value=\"Astoria\"><input name=\"pokupatel\" value=\"Ivan\"><input name=\"tel\" value=\"89161234567\">", true)]
    [InlineData("<input name=\"phone_model\" value=\"X11\"><input name=\"f\" type=\"tel\" value=\"89161234567\"><input name=\"id\" value=\"7\">", true)]
    [InlineData("<input name=\"user-tel\" value=\"89161234567\"><input type=\"checkbox\" name=\"agree\" required checked><input type=\"checkbox\" name=\"agree_news\">", true)]
    [InlineData("<input type=\"tel\" value=\"89161234567\"><input type=\"checkbox\" name=\"x\" data-numberswap-consent><input type=\"checkbox\" name=\"agree\" checked>", false)]
    [InlineData("<input type=\"tel\" value=\"89161234567\"><input type=\"checkbox\" name=\"agree\" checked><input type=\"checkbox\" name=\"policy\">", false)]
    public async Task Ordinary_forms_are_read_right(string fields, bool isKept)
    {
        var shop = await OpenAsync(new { forms = true });
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish($"<form id=\"order\" data-numberswap-form onsubmit=\"return false\">{fields}<button id=\"send\">send</button></form>", shop.Tag()));
        await view.LeasedAsync();
        await ReadyAsync(view);
        await view.Page.ClickAsync("#send");
        var lead = Assert.Single(await LeadsAsync(shop, 1));
        Assert.Equal((isKept ? "+79161234567" : null, "order"), (Text(lead, "phone"), Text(lead, "form")));
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_form_is_sent_once_however_often_the_script_is_loaded()
    {
        var shop = await OpenAsync(new { forms = true });
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish($"<form data-numberswap-form=\"order\" onsubmit=\"return false\">{Fields}</form>", shop.Tag()));
        await view.LeasedAsync();
        await ReadyAsync(view);
        await view.Page.EvaluateAsync(
            """
            () => new Promise(done => {
              const again = document.createElement('script');
              again.src = [...document.scripts].find(script => script.src.endsWith('.leads.js')).src;
              again.onload = done;
              document.head.append(again);
            })
            """);
        var told = 0;
        view.Page.Request += (_, request) => told += request.Url.EndsWith("/v1/forms", StringComparison.Ordinal) ? 1 : 0;
        await view.Page.FillAsync("#phone", "8 (916) 123-45-67");
        await view.Page.ClickAsync("#send");
        await LeadsAsync(shop, 1);
        Assert.Equal(1, told);
        view.HasNoErrors();
    }

    private async Task<Shop> OpenAsync(object leads)
    {
        var shop = await Shop.OpenAsync(world.Server);
        using var patch = JsonContent.Create(new { settings = new { leads } });
        (await world.Server.Admin.PatchAsync($"/v1/sites/{shop.Id}", patch)).EnsureSuccessStatusCode();
        return shop;
    }

    /// <summary>The part of the script that reads forms comes a moment after the script.</summary>
    private static async Task ReadyAsync(View view) => await view.Page.WaitForFunctionAsync("!/load\\(|\"leads\"/.test(String(numberswap.lead))");

    /// <summary>The site's leads, as soon as there are so many.</summary>
    private async Task<IReadOnlyList<JsonElement>> LeadsAsync(Shop shop, int count)
    {
        IReadOnlyList<JsonElement> leads = [];
        await Until.TrueAsync(
            async () =>
            {
                var list = await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{shop.Id}/leads");
                leads = [.. list.GetProperty("leads").EnumerateArray()];
                return leads.Count >= count;
            },
            $"{count} leads have come");
        Assert.Equal(count, leads.Count);
        return leads;
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
