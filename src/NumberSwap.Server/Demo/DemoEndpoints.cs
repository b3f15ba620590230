using System.Net;
using Microsoft.AspNetCore.RateLimiting;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Demo;

/// <summary>The demo page and what its button does. Mapped in demo mode only; no part of the API.</summary>
public static class DemoEndpoints
{
    private const string RatePolicy = "demo";
    private const int CallsPerMinute = 60;

    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoSeed>()
        .AddSingleton<DemoCalls>()
        .AddHostedService<DemoHistory>()
        .Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(RatePolicy, context =>
            RefusalLimiter.PerMinute(context.Connection.RemoteIpAddress ?? IPAddress.None, CallsPerMinute)));

    public static IEndpointRouteBuilder MapDemo(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/demo").ExcludeFromDescription();
        group.MapGet("", DemoPage.Index);
        group.MapGet("/{file}", DemoPage.File);
        group.MapPost("/calls", CallAsync).RequireRateLimiting(RatePolicy);
        return group;
    }

    private static async Task<IResult> CallAsync(HttpContext context, DemoCalls calls)
    {
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, DemoJson.Default.DemoCallRequest);
        if (request is null)
            return problem!;
        (var answer, problem) = await calls.PlayAsync(request);
        return answer is null ? problem! : TypedResults.Json(answer, CallJson.Wire.CallAnswer);
    }
}
