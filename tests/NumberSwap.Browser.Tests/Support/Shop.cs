using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using NumberSwap.Core.Telephony;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>A site of the server with one target and pools of numbers that nobody else has.</summary>
internal sealed class Shop
{
    public const string Target = "+74955804084";

    /// <summary>The target as pages print it.</summary>
    public const string Printed = "8 (495) 580-40-84";

    private static int lastNumber;

    private readonly ServerProcess server;
    private readonly string id;

    private Shop(ServerProcess server, JsonElement site)
    {
        this.server = server;
        id = site.GetProperty("id").GetString()!;
        Key = site.GetProperty("key").GetString()!;
    }

    public string Id => id;

    public string Key { get; }

    /// <summary>Id of the pool for all visits.</summary>
    public string Pool { get; private set; } = "";

    public static async Task<Shop> OpenAsync(ServerProcess server, int numbers = 5, int holdSeconds = 1800)
    {
        var site = await PostAsync(server, "/v1/sites", new { name = "Shop", domains = new[] { PageHost.Domain }, country = "RU", targets = new[] { new { number = Target } } });
        var shop = new Shop(server, site);
        shop.Pool = await shop.AddPoolAsync(numbers, holdSeconds);
        return shop;
    }

    /// <summary>The tag as an owner pastes it, with more attributes.</summary>
    public string Tag(string attributes = "") => $"<script async src=\"{server.Origin}/s/{Key}.js\" {attributes}></script>";

    /// <summary>A writing of the target with another number's digits, as the server itself would write it.</summary>
    public static string Written(string number, string like = Printed) => NumberFormat.Substitute(like, number, "RU");

    public async Task<string> AddPoolAsync(int numbers, int holdSeconds = 1800)
    {
        var fresh = Enumerable.Range(0, numbers).Select(_ => NewNumber());
        var pool = await PostAsync(server, $"/v1/sites/{id}/pools", new { name = "Pool", numbers = fresh, holdSeconds });
        return pool.GetProperty("id").GetString()!;
    }

    public async Task<string> AddCampaignAsync(string name, object match, string? pool = null, string? number = null)
    {
        var campaign = await PostAsync(server, $"/v1/sites/{id}/campaigns", new { name, match, pool, number });
        return campaign.GetProperty("id").GetString()!;
    }

    public async Task<HashSet<string>> NumbersAsync(string pool)
    {
        var found = await server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{id}/pools/{pool}");
        return [.. found.GetProperty("numbers").EnumerateArray().Select(number => number.GetString()!)];
    }

    /// <summary>Ids of the site's pools, the oldest first.</summary>
    public async Task<List<string>> PoolsAsync() =>
        [.. (await server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{id}/pools")).EnumerateArray().Select(pool => pool.GetProperty("id").GetString()!)];

    /// <summary>How many numbers of the pool for all visits are leased now.</summary>
    public async Task<int> LiveAsync() => (await StatusAsync()).GetProperty("live").GetInt32();

    /// <summary>Waits until so many visits of the pool for all visits are recorded: what pages read is a moment behind what was answered.</summary>
    public Task VisitsAsync(int count) => Until.TrueAsync(
        async () => (await StatusAsync()).GetProperty("leasesLastHour").GetInt32() == count, $"{count} visits are recorded");

    public async Task RetireAsync(string number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/sites/{id}/pools/{Pool}/numbers") { Content = JsonContent.Create(new { numbers = new[] { number } }) };
        using var answer = await server.Admin.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<string> PinnedTagAsync()
    {
        var tag = await server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{id}/tag");
        return tag.GetProperty("pinnedHtml").GetString()!;
    }

    /// <summary>Reports a call as a call platform does; the answer is what it gets.</summary>
    public Task<JsonElement> CallAsync(string number) => PostAsync(server, "/v1/calls", new { id = "call-" + number, to = number, from = "+79161234567" });

    public static string NewNumber() => string.Create(CultureInfo.InvariantCulture, $"+7495{1000000 + Interlocked.Increment(ref lastNumber)}");

    private Task<JsonElement> StatusAsync() => server.Admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{id}/pools/{Pool}/status");

    private static async Task<JsonElement> PostAsync(ServerProcess server, string path, object body)
    {
        using var answer = await server.Admin.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
