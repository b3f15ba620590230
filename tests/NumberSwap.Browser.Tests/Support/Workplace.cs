using System.Net.Http.Json;
using System.Text.Json;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>A site with something of everything, for the pages to show.</summary>
internal sealed class Workplace
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <summary>A page's address with this site's ids in it.</summary>
    public string Address(string page) => ids.Aggregate(page, (address, id) => address.Replace("{" + id.Key + "}", Uri.EscapeDataString(id.Value), StringComparison.Ordinal));

    public static async Task<Workplace> FurnishAsync(World world)
    {
        var shop = await Shop.OpenAsync(world.Server, numbers: 4);
        var place = new Workplace();
        place.ids["site"] = shop.Id;
        place.ids["pool"] = shop.Pool;
        place.ids["campaign"] = await shop.AddCampaignAsync("Котлы Москва", new { source = "yandex", campaign = "kotly*" }, pool: shop.Pool);
        await shop.AddCampaignAsync("Газета «Дачник» <b>", new { source = "newspaper" }, number: Shop.NewNumber());

        // The visits' texts are what strangers make them.
        var calls = new List<string>();
        foreach (var query in new[] { "?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly-moskva&utm_term=купить+котёл", "?utm_source=%3Cscript%3Ealert(1)%3C/script%3E&utm_medium=" + new string('w', 120), "", "?gclid=1" })
        {
            var visit = await PostAsync(world, "/v1/leases", new { site = shop.Key, page = $"http://{PageHost.Domain}/{query}", referrer = "https://yandex.ru/", consent = true });
            var number = visit.GetProperty("numbers")[0].GetProperty("number").GetString()!;
            var id = Guid.NewGuid().ToString("N");
            await PostAsync(world, "/v1/calls", new { id, to = number, from = "+79161234567", status = "completed", talkSeconds = 95, ringSeconds = 7, @operator = "Анна" });
            calls.Add(id);
        }

        place.ids["call"] = calls[0];
        return place;
    }

    private static async Task<JsonElement> PostAsync(World world, string path, object body)
    {
        using var answer = await world.Server.Admin.PostAsJsonAsync(path, body);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }
}
