using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
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
