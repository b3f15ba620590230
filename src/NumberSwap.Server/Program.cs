using System.Globalization;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Callbacks;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Campaigns;
using NumberSwap.Server.Checklists;
using NumberSwap.Server.Conversations;
using NumberSwap.Server.Costs;
using NumberSwap.Server.Dashboard;
using NumberSwap.Server.Dashboard.Calls;
using NumberSwap.Server.Dashboard.Campaigns;
using NumberSwap.Server.Dashboard.Checklists;
using NumberSwap.Server.Dashboard.Conversations;
using NumberSwap.Server.Dashboard.Delivery;
using NumberSwap.Server.Dashboard.Leads;
using NumberSwap.Server.Dashboard.Missed;
using NumberSwap.Server.Dashboard.Money;
using NumberSwap.Server.Dashboard.Numbers;
using NumberSwap.Server.Dashboard.Operators;
using NumberSwap.Server.Dashboard.Overview;
using NumberSwap.Server.Dashboard.Reviews;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Deals;
using NumberSwap.Server.Delivery;
using NumberSwap.Server.Delivery.Exports;
using NumberSwap.Server.Demo;
using NumberSwap.Server.Erasure;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Install;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Leads;
using NumberSwap.Server.Leases;
using NumberSwap.Server.Mail;
using NumberSwap.Server.Numbers;
using NumberSwap.Server.Operators;
using NumberSwap.Server.People;
using NumberSwap.Server.Planning;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Pools;
using NumberSwap.Server.Reports;
using NumberSwap.Server.Reviews;
using NumberSwap.Server.Sites;
using NumberSwap.Server.Snippet;
using NumberSwap.Sql;

// Numbers and times are written the same on every machine, whatever its language.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// "plan", "simulate" and "generate" answer on the console and are done; nothing else is started for them.
if (Commands.Know(args))
    return await Commands.RunAsync(args);

// A call of SQLite holds its thread while the disk works. Without spare ones half of a two-core machine answers nobody meanwhile:
// measured, the 99th percentile of new visits with Redis is 92 ms with one thread a core and 16 ms with two.
ThreadPool.GetMinThreads(out var workers, out var ports);
ThreadPool.SetMinThreads(Math.Max(workers, 2 * Environment.ProcessorCount), ports);

try
{
    // Settings are read once. Watching their files for changes would mean watching all of the content root, and with it every write
    // to the databases in the data directory.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    var settings = Settings.Read(builder.Configuration);
    var demo = new DemoMode(builder.Environment.IsDevelopment() || args.Contains("--demo"));
    builder.AddNumberSwap(settings, demo);

    var app = builder.Build();
    app.UseRouting();
    app.UseWhen(context => !HotPath.Is(context), others => others.UseExceptionHandler().UseStatusCodePages(StatusPages.FillAsync).UseOutputCache().UseMiddleware<PageGate>());
    if (settings.Options.RateLimits.Enabled)
        app.UseRateLimiter();
    app.UseMiddleware<ApiKeyMiddleware>();
    app.UseDashboard();

    app.MapSites();
    app.MapPools();
    app.MapNumberLists();
    app.MapNumbers();
    app.MapPlan();
    app.MapCampaigns();
    app.MapCampaignTools();
    app.MapKeys();
    app.MapAudit();
    app.MapPeople();
    app.MapInstall();
    app.MapDestinations();
    app.MapExports();
    app.MapPlatforms();
    app.MapLeases();
    app.MapCalls();
    app.MapLeads();
    app.MapDeals();
    app.MapCosts();
    app.MapErasure();
    app.MapReviews();
    app.MapCallbacks();
    app.MapAlerts();
    app.MapChecklists();
    app.MapConversations();
    app.MapReports();
    app.MapMoney();
    app.MapTargetRule();
    app.MapOperators();
    app.MapSnippet();
    if (demo.IsOn)
        app.MapDemo();
    app.MapDashboard();
    app.MapCallPages();
    app.MapLeadPages();
    app.MapConversationPages();
    app.MapTeamPages();
    app.MapMissedPages();
    app.MapReviewPages();
    app.MapOverview();
    app.MapMoneyPages();
    app.MapCampaignPages();
    app.MapNumberPages();
    app.MapDeliveryPages();
    app.MapChecklistPages();
    app.MapHealth();
    app.MapOpenApi();

    await app.Services.GetRequiredService<StartUp>().RunAsync(app.Lifetime.ApplicationStopping);
    if (demo.IsOn)
        await app.Services.GetRequiredService<DemoSeed>().PlantAsync(app.Lifetime.ApplicationStopping);
    await StartAsync(app);
    await ActivatorUtilities.CreateInstance<Greeting>(app.Services).PrintAsync(app.Lifetime.ApplicationStopping);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (WrongSettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (DatabaseUnavailableException away)
{
    await Console.Error.WriteLineAsync($"NumberSwap cannot start: {away.Message} Check ConnectionStrings:SqlServer (or the files in NumberSwap:DataDirectory), and start again.");
    return 1;
}

static async Task StartAsync(WebApplication app)
{
    try
    {
        await app.StartAsync();
    }
    catch (Exception wrong) when (wrong is FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } or IOException)
    {
        throw new WrongSettingException("ASPNETCORE_URLS", $"the server cannot listen there ({wrong.Message.TrimEnd('.')}). Name a free address such as http://localhost:5080.");
    }
}

/// <summary>Seen by the tests.</summary>
public partial class Program;
