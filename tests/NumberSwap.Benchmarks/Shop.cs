using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NumberSwap.Benchmarks;

/// <summary>A server with sites, pools and visitors, made through its API; writes the requests that wrk sends.</summary>
/// <param name="area">Area code of the numbers, so that two shops on one server do not share any.</param>
public sealed class Shop(MeasuredProcess server, string adminKey, string folder, int area) : IDisposable
{
    private const int TargetArea = 495;

    private readonly HttpClient http = Client(server.Address, adminKey);
    private readonly List<string> ids = [];
    private readonly List<string> keys = [];
    private readonly List<string> numbers = [];

    /// <summary>Makes sites with one pool each. The numbers go on from those of the sites before.</summary>
    public async Task OpenAsync(int sites, int numbersPerSite, int holdSeconds)
    {
        for (var i = 0; i < sites; i++)
        {
            var target = Number(TargetArea, keys.Count + (area * 1000));
            var site = await PostAsync("/v1/sites", new { name = $"Shop {keys.Count}", domains = (string[])["shop.example"], country = "RU", targets = (object[])[new { number = target }] });
            var own = Enumerable.Range(numbers.Count, numbersPerSite).Select(i => Number(area, i)).ToList();
            var pool = await PostAsync($"/v1/sites/{site["id"]}/pools", new { name = "Main", numbers = own, holdSeconds, cooldownSeconds = 0 });
            await PostAsync($"/v1/sites/{site["id"]}/campaigns", new { name = "Котлы Москва", match = new { source = "yandex", campaign = "kot*" }, pool = (string)pool["id"]! });
            ids.Add((string)site["id"]!);
            keys.Add((string)site["key"]!);
            numbers.AddRange(own);
        }
    }

    /// <summary>Requests of first page views.</summary>
    public string NewVisits()
    {
        return Write("new", keys.Select(key => Lease(key, null, null)));
    }

    /// <summary>Lets visitors arrive, and writes their heartbeats.</summary>
    public async Task<string> RenewalsAsync(int visitors)
    {
        var renewals = new string[visitors];
        await Parallel.ForAsync(0, visitors, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellation) =>
        {
            var key = keys[i % keys.Count];
            using var answer = await http.PostAsync("/v1/leases", new StringContent(LeaseBody(key, null, null)), cancellation);
            var lease = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!;
            renewals[i] = Lease(key, (string)lease["visitor"]!, (string)lease["session"]!);
        });
        return Write("renew", renewals);
    }

    /// <summary>Look-ups of the numbers, as a dialplan makes them.</summary>
    public string Resolves() =>
        Write("resolve", numbers.Take(10_000).Select(number => $"GET\t/v1/resolve?number=%2B{number[1..]}\tAuthorization=Bearer {adminKey}\t"));

    /// <summary>Rings as Asterisk's dialplan asks, each a call of its own.</summary>
    public async Task<string> RingsAsync()
    {
        using var set = await http.PutAsJsonAsync($"/v1/sites/{ids[0]}/platforms/asterisk", new { });
        var hook = new Uri((string)JsonNode.Parse(await set.Content.ReadAsStringAsync())!["webhook"]!).AbsolutePath;
        return Write("ring", numbers.Take(10_000).Select(number => $"GET\t{hook}?to=%2B{number[1..]}&from=%2B79161234567&id=@@\t\t"));
    }

    /// <summary>Tells an address of every event of the first site's calls.</summary>
    public Task TellAsync(string url) => PostAsync($"/v1/sites/{ids[0]}/destinations", new { kind = "webhook", name = "CRM", settings = new { url } });

    /// <summary>Requests for the script.</summary>
    public string Snippets() => Write("snippet", [$"GET\t/s/{keys[0]}.js\tAccept-Encoding=br\t"]);

    /// <summary>The same lease request, for the bare endpoint.</summary>
    public string Bare() => Write("bare", [Lease(keys[0], "wqnh09bll2i9s39yvn", "2s4bcpkwby38ankjat.1").Replace("/v1/leases", "/", StringComparison.Ordinal).Replace("text/plain", "application/json", StringComparison.Ordinal)]);

    /// <summary>Size of the script as a browser gets it, in bytes.</summary>
    public async Task<int> SnippetBytesAsync(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{keys[0]}.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var answer = await http.SendAsync(request);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public void Dispose() => http.Dispose();

    private static HttpClient Client(Uri address, string key)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    private static string Number(int area, int i) => string.Create(CultureInfo.InvariantCulture, $"+7{area}{1_000_000 + i}");

    private static string Lease(string key, string? visitor, string? session) =>
        $"POST\t/v1/leases\tContent-Type=text/plain|Origin=https://shop.example\t{LeaseBody(key, visitor, session)}";

    private static string LeaseBody(string key, string? visitor, string? session) => JsonSerializer.Serialize(new
    {
        site = key,
        visitor,
        session,
        page = "https://shop.example/?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly&yclid=1234567890",
        referrer = "https://yandex.ru/",
        ids = new { ga = "GA1.1.1234567890.1234567890", ym = "1234567890123456789" },
        consent = true,
    });

    private string Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(folder, $"{name}-{Guid.NewGuid():N}.txt");
        File.WriteAllLines(path, lines);
        return path;
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
    }
}
