using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Core.People;

namespace NumberSwap.Server.Tests.Support;

/// <summary>A site of its own on some server, with what its owner, its visitors and its callers do.</summary>
public sealed class Shop
{
    public const string Domain = "shop.example";

    private static int s_calls;

    private Shop(IServer server, string id, string key, IReadOnlyList<string> targets) => (Server, Id, Key, Targets) = (server, id, key, targets);

    /// <summary>Where requests go; another one after a restart.</summary>
    public IServer Server { get; set; }

    public string Id { get; }
    public string Key { get; }
    public IReadOnlyList<string> Targets { get; }
    public string Target => Targets[0];

    /// <summary>Path of the site in the API.</summary>
    public string Path => "/v1/sites/" + Id;

    public static async Task<Shop> OpenAsync(IServer server, int targets = 1)
    {
        var numbers = Enumerable.Range(0, targets).Select(_ => TestNumbers.Target()).ToList();
        var made = await server.PostAsync("/v1/sites", new { name = "Shop", domains = new[] { Domain }, country = "RU", targets = numbers.Select(number => new { number }) });
        var site = made.Expect(HttpStatusCode.Created).Json;
        return new Shop(server, site.GetProperty("id").GetString()!, site.GetProperty("key").GetString()!, numbers);
    }

    public async Task<ShopPool> AddPoolAsync(int numbers, int holdSeconds = 1800, int cooldownSeconds = 300, string overflow = "share", string? target = null)
    {
        var tracking = TestNumbers.Tracking(numbers);
        var made = await Server.PostAsync(Path + "/pools", new { name = "Pool", target, numbers = tracking, holdSeconds, cooldownSeconds, overflow });
        return new ShopPool(made.Expect(HttpStatusCode.Created).Json.GetProperty("id").GetString()!, tracking);
    }

    public async Task<string> AddCampaignAsync(string name, object match, int priority = 0, string? pool = null, string? number = null)
    {
        var made = await Server.PostAsync(Path + "/campaigns", new { name, priority, match, pool, number });
        return made.Expect(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;
    }

    /// <summary>A key for this site alone.</summary>
    public async Task<string> AddKeyAsync(string scope) =>
        (await Server.PostAsync("/v1/keys", new { name = scope, scope, site = Id })).Expect(HttpStatusCode.Created).Json.GetProperty("key").GetString()!;

    /// <summary>Somebody with a role at this site alone, signed in at the pages. The server has to be one of the test's own process.</summary>
    public Task<Desk> SignInAsync(Role role = Role.Owner) => Desk.SignInAsync((LocalServer)Server, (Id, role));

    /// <summary>A page view: of a new visitor, or of the one who made the visit before.</summary>
    /// <param name="address">What follows the domain, for example <c>?utm_source=yandex</c>.</param>
    public async Task<Visit> VisitAsync(string address = "", Visit? again = null, string? referrer = null, params (string Name, string Value)[] headers) =>
        (await AskAsync(PageView(address, again, referrer), headers)).As<Visit>();

    /// <summary>A page's request as JSON text; <paramref name="more"/> sets or replaces fields.</summary>
    public string PageView(string address = "", Visit? again = null, string? referrer = null, params (string Name, object? Value)[] more)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["site"] = Key,
            ["visitor"] = again?.Visitor,
            ["session"] = again?.Session,
            ["page"] = $"https://{Domain}/{address}",
            ["referrer"] = referrer,
        };
        foreach (var (name, value) in more)
            body[name] = value;
        return JsonSerializer.Serialize(body);
    }

    public Task<Answer> AskAsync(string pageView, params (string Name, string Value)[] headers) => Server.PostAsync("/v1/leases", pageView, key: null, headers);

    public Task<Answer> NoteAsync(Visit visit, string type, string? number = null) =>
        Server.PostAsync("/v1/events", JsonSerializer.Serialize(new { site = Key, session = visit.Session, type, number }), key: null);

    public async Task<Match> CallAsync(string number, string? id = null, string status = "ringing", string? from = "+79161234567") =>
        (await Server.PostAsync("/v1/calls", new { id = id ?? NewCallId(), from, to = number, status })).As<Match>();

    public async Task<Match> ResolveAsync(string number) => (await Server.GetAsync("/v1/resolve?number=" + Uri.EscapeDataString(number))).As<Match>();

    /// <summary>The pool's numbers by state; what was answered before is recorded when it returns.</summary>
    public async Task<JsonElement> StatusAsync(ShopPool pool) => (await Server.GetAsync($"{Path}/pools/{pool.Id}/status")).Expect(HttpStatusCode.OK).Json;

    /// <summary>All calls of the site, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> CallsAsync(string filter = "") =>
        [.. (await Server.GetAsync($"/v1/calls?site={Id}&limit=500{filter}")).Expect(HttpStatusCode.OK).Json.GetProperty("calls").EnumerateArray()];

    public static string NewCallId() => "call-" + Interlocked.Increment(ref s_calls).ToString(CultureInfo.InvariantCulture);
}
