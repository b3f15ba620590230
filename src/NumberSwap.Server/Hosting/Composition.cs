using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Redis;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Callbacks;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Campaigns;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Checklists;
using NumberSwap.Server.Conversations;
using NumberSwap.Server.Costs;
using NumberSwap.Server.Dashboard;
using NumberSwap.Server.Deals;
using NumberSwap.Server.Delivery;
using NumberSwap.Server.Demo;
using NumberSwap.Server.Erasure;
using NumberSwap.Server.Install;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Leads;
using NumberSwap.Server.Leases;
using NumberSwap.Server.Mail;
using NumberSwap.Server.Operators;
using NumberSwap.Server.People;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Pools;
using NumberSwap.Server.Recording;
using NumberSwap.Server.Reports;
using NumberSwap.Server.Reviews;
using NumberSwap.Server.Sites;
using NumberSwap.Server.Snippet;
using NumberSwap.Sql;
using NumberSwap.Sql.Journal;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Hosting;

/// <summary>Puts the parts together.</summary>
public static class Composition
{
    private const string DefaultAddress = "http://localhost:5080";

    public static void AddNumberSwap(this WebApplicationBuilder builder, Settings settings, DemoMode demo)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.AdminBody;
        });
        // One line a request would be the loudest part of a busy server, and its addresses hold what visitors typed.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // The keys are files that only the owner may read; there is nothing on every machine to encrypt them with.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(demo).AddSingleton(TimeProvider.System);
        services.AddStorage(settings);
        services.AddHotState(settings);
        services.AddFeatures();
        services.AddReports();
        services.AddOperators();
        services.AddAudit();
        services.AddPeople();
        services.AddInstall();
        services.AddDelivery();
        services.AddDeals();
        services.AddCosts();
        services.AddErasure();
        services.AddReviews();
        services.AddCallbacks();
        services.AddMail();
        services.AddLeads();
        services.AddChecklists();
        services.AddConversations();
        services.AddWeb(settings);
        services.AddDashboard();
        services.AddDemo();
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            services.AddHostedService<Telemetry>();
    }

    private static void AddStorage(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => settings.SqlServer is { } server
            ? WrongSettingException.Guard("ConnectionStrings:SqlServer", "it is no SQL Server connection string, such as Server=host;Database=numberswap;User Id=…;Password=….", () => Database.SqlServer(server))
            : Database.Sqlite(Path.Combine(settings.DataDirectory, "numberswap.db")));
        services.AddSingleton<SiteStore>().AddSingleton<PoolStore>().AddSingleton<CampaignStore>().AddSingleton<KeyStore>().AddSingleton<PlatformStore>();
        services.AddSingleton<AttributionStore>().AddSingleton<SiteModelStore>();
        services.AddSingleton<LeaseStore>().AddSingleton<CallStore>().AddSingleton<RecordStore>().AddSingleton<RetentionStore>().AddSingleton<CatalogVersion>();
        services.AddSingleton(_ => new SqliteJournal(Path.Combine(settings.DataDirectory, "journal.db")));
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddSingleton<IJournalWriter>(provider => provider.GetRequiredService<SqliteJournal>());
        services.AddDataProtection().SetApplicationName("NumberSwap").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
    }

    private static void AddHotState(this IServiceCollection services, Settings settings)
    {
        if (settings.Redis is not { } redis)
        {
            services.AddSingleton<ILeasePool, EmbeddedLeasePool>();
            return;
        }

        services.AddSingleton(provider => WrongSettingException.Guard(
            "ConnectionStrings:Redis",
            "it is no Redis configuration, such as localhost:6379 or host:6380,password=…,ssl=true.",
            () => RedisClient.Connect(redis, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<RedisJournal>();
        services.AddSingleton<RedisWatch>();
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<RedisJournal>());
        services.AddSingleton<ILeasePool>(provider => new RedisLeasePool(provider.GetRequiredService<RedisClient>(), provider.GetRequiredService<RedisJournal>()));
    }

    private static void AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<Catalog>().AddSingleton<CatalogLoader>().AddSingleton<SiteChanges>();
        services.AddSingleton<AdminKey>().AddSingleton<ApiKeys>().AddSingleton<KeyService>().AddSingleton<RefusalLimiter>();
        services.AddSingleton<SiteService>().AddSingleton<IPersonalData, TargetErasure>().AddPools().AddCampaigns().AddSingleton<PoolHealer>();
        services.AddSingleton<LeaseService>().AddSingleton<EventService>().AddSingleton<CallMatcher>().AddSingleton<CallService>().AddSingleton<SnippetBuild>();
        services.AddCalls();
        services.AddPlatforms();
        services.AddSingleton<SiteModels>().AddSingleton<ModelTeacher>().AddSingleton<Reattributor>();
        services.AddSingleton<Recorder>().AddSingleton<RecorderState>().AddSingleton<RetentionRound>().AddSingleton<RejectedEntries>().AddSingleton<IPersonalData, RejectedErasure>().AddSingleton<Meters>().AddSingleton<StartUp>();
        services.AddHostedService<RecorderLoop>().AddHostedService<RetentionLoop>().AddHostedService<CatalogRefresh>().AddHostedService<PoolGauges>().AddHostedService<AttributionLoop>();
    }

    private static void AddWeb(this IServiceCollection services, Settings settings)
    {
        services.AddHealth(settings);
        services.AddPageRateLimit(settings);
        services.AddExceptionHandler<Failures>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            // The framework's own refusals (no such route, wrong method) get a code too.
            context.ProblemDetails.Extensions.TryAdd("code", "http_" + context.ProblemDetails.Status);
            context.ProblemDetails.Extensions.Remove("traceId");
            context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
            {
                StatusCodes.Status404NotFound => "There is no such route. /openapi/v1.json lists those that there are.",
                StatusCodes.Status405MethodNotAllowed => "The route has other methods. /openapi/v1.json lists them.",
                StatusCodes.Status415UnsupportedMediaType => "Send the body with Content-Type: application/json.",
                _ => "The request could not be served. /openapi/v1.json says how it has to look.",
            };
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            // A misspelt field of the admin API would otherwise silently change nothing.
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.AllowDuplicateProperties = false;
            // Answers are JSON for programs, never part of a page: numbers and Cyrillic stay readable.
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOutputCache(cache => cache.AddPolicy(SnippetEndpoints.CachePolicy, policy => policy
            .Expire(TimeSpan.FromMinutes(10))
            .SetVaryByQuery([])
            .VaryByValue(context => new KeyValuePair<string, string>("encoding", Compression.EncodingFor(context.Request)))));
        services.AddOpenApi(document => document.AddDocumentTransformer((api, _, _) =>
        {
            api.Info.Title = "NumberSwap";
            api.Servers = [];
            return Task.CompletedTask;
        }));
    }
}
