using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NumberSwap.Redis;
using NumberSwap.Server.Recording;
using NumberSwap.Sql;

namespace NumberSwap.Server.Hosting;

/// <summary>Whether the process lives, and how each part of it is.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddHealth(this IServiceCollection services, Settings settings)
    {
        var checks = services.AddHealthChecks()
            .Add(Part("sql", HealthStatus.Degraded, (services, cancellation) => services.GetRequiredService<Database>().PingAsync(cancellation)))
            .Add(Part("recorder", HealthStatus.Degraded, (services, _) => services.GetRequiredService<RecorderState>().Problem is { } problem
                ? throw new InvalidOperationException(problem)
                : Task.CompletedTask));
        if (settings.Redis is not null)
            checks.Add(Part("redis", HealthStatus.Degraded, (services, cancellation) => services.GetRequiredService<RedisClient>().PingAsync(cancellation)));
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "ok" })).WithTags("Health").WithName("Live").WithSummary("Answers while the process lives");
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static HealthCheckRegistration Part(string name, HealthStatus whenFailing, Func<IServiceProvider, CancellationToken, Task> check) =>
        new(name, services => new PartCheck(token => check(services, token)), whenFailing, [], Patience);

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        parts = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status)),
    });

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "down",
    };

    private sealed class PartCheck(Func<CancellationToken, Task> check) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await check(cancellationToken).WaitAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failed)
            {
                // The failure's text may name hosts and accounts; the log has it.
                return new HealthCheckResult(context.Registration.FailureStatus, failed.GetType().Name);
            }
        }
    }
}
