using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NumberSwap.Core.Leasing;
using NumberSwap.Redis;

namespace NumberSwap.Server.Tests.Support;

/// <summary>The whole server in the test's process, over real SQLite and, where a Redis is named, real Redis.</summary>
public sealed class LocalServer : WebApplicationFactory<Program>, IServer
{
    private readonly Dictionary<string, string?> settings = new(StringComparer.Ordinal)
    {
        ["NumberSwap:AdminKey"] = IServer.AdminKey,
        ["NumberSwap:RateLimits:Enabled"] = "false",
        ["urls"] = "http://127.0.0.1:0",
    };

    private readonly TempFolder folder = new();
    private readonly StoryClock? clock;
    private readonly ILoggerProvider? log;
    private HttpClient? http;

    /// <param name="clock">Stands for the server's clock and the pools' clock; null: the real one.</param>
    /// <param name="redis">Configuration of the Redis to use; null: pools in process.</param>
    /// <param name="log">Gets all that the server logs.</param>
    /// <param name="more">Settings beyond the tests' own, which they replace.</param>
    public LocalServer(StoryClock? clock = null, string? redis = null, ILoggerProvider? log = null, params (string Name, string Value)[] more)
    {
        this.clock = clock;
        this.log = log;
        settings["NumberSwap:DataDirectory"] = folder.Path;
        settings["ConnectionStrings:Redis"] = redis;
        foreach (var (name, value) in more)
            settings[name] = value;
    }

    /// <summary>Replaces services of the server.</summary>
    public Action<IServiceCollection>? MoreServices { get; init; }

    public HttpClient Http => http ??= CreateClient();

    public TempFolder Folder => folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            MoreServices?.Invoke(services);
            if (log is not null)
                services.AddLogging(logging => logging.AddProvider(log));
            if (clock is null)
                return;
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            // Redis has a clock of its own, which only its pool can be told to leave aside.
            if (settings["ConnectionStrings:Redis"] is not null)
            {
                services.Replace(ServiceDescriptor.Singleton<ILeasePool>(provider => new RedisLeasePool(
                    provider.GetRequiredService<RedisClient>(), provider.GetRequiredService<RedisJournal>(), clock)));
            }
        });
    }
}
