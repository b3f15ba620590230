using System.Net;
using System.Threading.RateLimiting;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leases;

/// <summary>How often one address may ask for numbers.</summary>
public static class PageRateLimit
{
    public const string Policy = "pages";

    /// <summary>For what is written at once: an address sends so many forms a minute, and no more of them than of anything else.</summary>
    public const string FormPolicy = "forms";

    private const int FormsPerMinute = 60;

    public static IServiceCollection AddPageRateLimit(this IServiceCollection services, Settings settings)
    {
        var limits = settings.Options.RateLimits;
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Policy, context => limits.Enabled
                ? RefusalLimiter.PerMinute(context.Connection.RemoteIpAddress ?? IPAddress.None, limits.PagesPerMinute)
                : RateLimitPartition.GetNoLimiter(IPAddress.None));
            limiter.AddPolicy(FormPolicy, context => limits.Enabled
                ? RefusalLimiter.PerMinute(context.Connection.RemoteIpAddress ?? IPAddress.None, Math.Min(FormsPerMinute, limits.PagesPerMinute))
                : RateLimitPartition.GetNoLimiter(IPAddress.None));
            limiter.OnRejected = async (rejected, _) =>
            {
                var response = rejected.HttpContext.Response;
                response.Headers.RetryAfter = "5";
                LeaseEndpoints.AllowOrigin(response, rejected.HttpContext.Request.Headers.Origin);
                await Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "Too many requests from this address. Wait a few seconds.").ExecuteAsync(rejected.HttpContext);
            };
        });
    }
}
