using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Generating;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql;

namespace NumberSwap.Server.Demo;

/// <summary>
/// Makes a second demo site, once, with half a year of visits, calls, deals and costs, so that the reports show something. The server does not
/// wait for it.
/// </summary>
/// <remarks>SQLite only, as <c>generate</c>.</remarks>
public sealed class DemoHistory(DemoMode demo, Catalog catalog, Database database, SiteChanges changes, Settings settings, TimeProvider clock, ILogger<DemoHistory> log) : BackgroundService
{
    /// <summary>The public site key.</summary>
    public const string Key = "demo-history";

    /// <summary>The name of it.</summary>
    public const string Name = "Тёплый дом: полгода (demo)";

    private const int Days = 182;
    private const int Visits = 4000;
    private const int Calls = 900;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!demo.IsOn || settings.SqlServer is not null || catalog.ByKey(Key) is not null)
            return;
        await Task.Yield();
        try
        {
            var wanted = GeneratorSettings.Full(Name, Visits, Calls, Days, seed: 1, clock.GetUtcNow().ToUnixTimeMilliseconds()) with { Key = Key };
            var generator = new SiteGenerator(database);
            if (await generator.ProblemAsync(wanted, stoppingToken) is { } problem)
            {
                log.LogWarning("The demo site with a history cannot be made: {Problem}", problem);
                return;
            }

            var made = await generator.RunAsync(wanted, new Progress<double>(), stoppingToken);
            await changes.AnnounceAsync(made.Site.Id, stoppingToken);
        }
        catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
        {
            // A demo that cannot be made never disturbs the server.
            log.LogWarning(failed, "The demo site with a history could not be made");
        }
        catch (OperationCanceledException)
        {
            // The next start makes it.
        }
    }
}
