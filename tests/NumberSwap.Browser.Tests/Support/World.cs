using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core;
using NumberSwap.Core.People;
using NumberSwap.Server.People;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

[assembly: AssemblyFixture(typeof(World))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NumberSwap.Browser.Tests.Support;

/// <summary>One server, one host of pages and one browser for all tests; every test has a site and browser contexts of its own.</summary>
public sealed class World : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // Left on by people, and off by default here.
    private static readonly string[] LeftOn = ["--disable-back-forward-cache"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    internal ServerProcess Server { get; private set; } = null!;
    internal PageHost Pages { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await ServerProcess.StartAsync();
        Pages = await PageHost.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
            IgnoreDefaultArgs = LeftOn,
        });
    }

    /// <summary>A visitor whom nobody knows, with a browser of their own.</summary>
    internal async Task<Visitor> NewVisitorAsync(BrowserNewContextOptions? options = null) => new(await browser!.NewContextAsync(options));

    /// <summary>Somebody with a role, signed in at the server's pages, in a browser of their own.</summary>
    /// <param name="role">At the site, or at all.</param>
    /// <param name="language"><c>en</c> or <c>ru</c>: the person's, and the browser's.</param>
    /// <param name="site">Id of the only site that is theirs; null: all.</param>
    internal async Task<Visitor> SignInAsync(Role role = Role.Owner, string language = "en", string? site = null, BrowserNewContextOptions? options = null)
    {
        var (id, secret, now) = (RandomId.New(), Sessions.NewSecret(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal) { [site ?? Person.AllSites] = role };
        await using (var database = Database.Sqlite(Path.Combine(Server.DataDirectory, "numberswap.db")))
        {
            await new PersonStore(database).AddAsync(new Person(id, id + "@shop.example", language == "ru" ? "Анна Котова" : "Anna Smith", language, roles, now), "no password");
            await new SignInStore(database).AddAsync(new SignIn(RandomId.New(), id, "Chromium", now, now), Sessions.HashOf(secret));
        }

        options ??= new BrowserNewContextOptions();
        options.Locale = language == "ru" ? "ru-RU" : "en-GB";
        var visitor = await NewVisitorAsync(options);
        await visitor.Context.AddCookiesAsync([new Cookie { Name = SessionCookie.PlainName, Value = secret, Url = Server.Origin, HttpOnly = true }]);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (Pages is not null)
            await Pages.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
    }
}
