using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>A site with something of everything, for the pages to show.</summary>
public sealed class Workplace(World world) : IAsyncLifetime
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Visitor> people = new(StringComparer.Ordinal);

    /// <summary>A page's address with this site's ids in it.</summary>
    public string Address(string page) => ids.Aggregate(page, (address, id) => address.Replace("{" + id.Key + "}", Uri.EscapeDataString(id.Value), StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        // One number fewer than visits: two share one.
        var shop = await Shop.OpenAsync(world.Server, numbers: 3);
        ids["site"] = shop.Id;
        ids["pool"] = shop.Pool;
        ids["campaign"] = await shop.AddCampaignAsync("Котлы Москва", new { source = "yandex", campaign = "kotly*" }, pool: shop.Pool);
        await shop.AddPoolAsync(2);
        await shop.AddCampaignAsync("Котлы, Москва и область, поиск, зима: " + new string('я', 60), new { source = "yandex", campaign = "zima*", term = new string('a', 60) }, pool: shop.Pool);
        await shop.AddCampaignAsync("Газета «Дачник» <b>", new { source = "newspaper" }, number: Shop.NewNumber());

        await SendAsync($"/v1/sites/{shop.Id}/platforms/twilio", new { authToken = "0123456789abcdef0123456789abcdef" }, HttpMethod.Put);

        var made = await SendAsync($"/v1/sites/{shop.Id}/destinations", new { kind = "webhook", name = "CRM «Дача» <b>", settings = new { url = world.Pages.HookOf("workplace") } });
        ids["destination"] = made.GetProperty("destination").GetProperty("id").GetString()!;

        // The visits' texts are what strangers make them.
        var calls = new List<string>();
        foreach (var query in new[] { "?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly-moskva&utm_term=купить+котёл", "?utm_source=%3Cscript%3Ealert(1)%3C/script%3E&utm_medium=" + new string('w', 120), "", "?gclid=1" })
        {
            var visit = await SendAsync("/v1/leases", new { site = shop.Key, page = $"http://{PageHost.Domain}/{query}", referrer = "https://yandex.ru/", consent = true });
            var number = visit.GetProperty("numbers")[0].GetProperty("number").GetString()!;
            var id = Guid.NewGuid().ToString("N");
            await SendAsync("/v1/calls", new { id, to = number, from = "+79161234567", status = "completed", talkSeconds = 95, ringSeconds = 7, @operator = "Анна" });
            calls.Add(id);
        }

        ids["call"] = calls[0];
        ids["operator"] = "Анна";
        foreach (var call in calls[..2])
        {
            // The same question of two calls, and more than a line of it.
            await SendAsync($"/v1/calls/{call}/transcript?site={shop.Id}", new
            {
                segments = new[]
                {
                    new { speaker = "operator", start = 0.0, text = "Здравствуйте, на самом деле <b> " + new string('я', 90) },
                    new { speaker = "caller", start = 2.5, text = "Есть ли гарантия на доставку котла? " + new string('w', 90) },
                },
            }, HttpMethod.Put);
        }

        ids["checklist"] = (await SendAsync($"/v1/sites/{shop.Id}/checklists", new { name = "Продажи <b>", items = new object[] { new { key = "name", title = "Представился и назвал компанию: " + new string('я', 60) }, new { key = "need", title = "Need", kind = "scale", weight = 2, help = new[] { "not found", "leading questions", "exactly defined" } } } })).GetProperty("id").GetString()!;
        // In the week that is drawn now: the two hours are what a draw waits for late reports.
        ids["talk"] = Guid.NewGuid().ToString("N");
        await SendAsync("/v1/calls", new { id = ids["talk"], site = shop.Id, to = Shop.Target, from = "+79161234567", startedAt = DateTime.UtcNow.AddDays(-7).AddHours(-2), status = "completed", talkSeconds = 95, @operator = "Борис", recordingUrl = "https://recordings.example/1.mp3" });
        await SendAsync($"/v1/sites/{shop.Id}/samples", new { });
        await SendAsync($"/v1/sites/{shop.Id}/scores", new { call = ids["talk"], checklist = ids["checklist"], values = new { name = 1, need = 1 }, comment = new string('w', 90), final = true });

        await SendAsync("/v1/deals", new
        {
            site = shop.Id,
            deals = new object[]
            {
                new { externalId = "1", callId = calls[0], title = "Котёл для дачи: " + new string('я', 90), stage = "C7:WON", outcome = "won", amount = 1234567.5m, currency = "RUB" },
                new { externalId = new string('9', 100), system = "bitrix24", phone = "+79160000000", title = "<script>alert(1)</script>" },
            },
        });
        var lead = await SendAsync("/v1/leads", new
        {
            site = shop.Id,
            phone = "+79161234567",
            email = new string('e', 60) + "@example.com",
            name = "Анна <b> " + new string('я', 120),
            message = "<script>alert(1)</script>\n" + new string('w', 200),
            form = new string('f', 120),
            page = $"http://{PageHost.Domain}/" + new string('p', 200),
            consent = true,
            consentText = "Согласна на обработку данных",
        });
        ids["lead"] = lead.GetProperty("id").GetString()!;
        await SendAsync("/v1/leads", new { site = shop.Id, phone = "+79160000000", consent = false });
        await SendAsync($"/v1/sites/{shop.Id}/costs", new
        {
            costs = new object[]
            {
                new { day = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), source = "yandex", medium = "cpc", campaign = "kotly-moskva", cost = 12345.67m, currency = "RUB", clicks = 120, impressions = 34000 },
                new { day = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), source = new string('w', 120), campaign = new string('я', 200), cost = 1, currency = "USD" },
            },
        });
        await SendAsync($"/v1/sites/{shop.Id}/crm/amocrm", new { address = "https://company.amocrm.ru", currency = "RUB" }, HttpMethod.Put);

        // Pages read what is recorded, which is a moment behind what was answered.
        foreach (var call in calls)
        {
            await Until.TrueAsync(async () =>
            {
                using var recorded = await world.Server.Admin.GetAsync($"/v1/calls/{call}");
                return recorded.IsSuccessStatusCode;
            }, $"call {call} is not recorded");
        }

        var log = await world.Server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{shop.Id}/destinations/{ids["destination"]}/deliveries");
        ids["delivery"] = log.GetProperty("deliveries")[0].GetProperty("id").GetString()!;
    }

    /// <summary>The owner with a browser that reads this language; the same one each time.</summary>
    internal async Task<Visitor> OwnerAsync(string language, bool scripts = true)
    {
        var key = $"{language} {scripts}";
        return people.TryGetValue(key, out var person)
            ? person
            : people[key] = await world.SignInAsync(Role.Owner, language, site: null, new() { JavaScriptEnabled = scripts });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values)
            await person.DisposeAsync();
    }

    private async Task<JsonElement> SendAsync(string path, object body, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        using var answer = await world.Server.Admin.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.NoContent)
            return default;
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }
}
