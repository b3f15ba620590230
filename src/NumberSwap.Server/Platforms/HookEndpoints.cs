using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Platforms;

/// <summary>The addresses that call platforms call.</summary>
public static class HookEndpoints
{
    public static void MapHooks(this IEndpointRouteBuilder app) =>
        app.MapMethods("/v1/hooks/{platform}/{site}/{**rest}", [HttpMethods.Post, HttpMethods.Get], TakeAsync).WithTags("Platforms")
            .WithName("PlatformHook").WithSummary("Takes a call platform's webhook, and answers a ring in the platform's own format")
            .Produces(200).ProducesProblem(403).ProducesProblem(413).ProducesProblem(429).WithMetadata(HotPath.Instance);

    private static async Task TakeAsync(string platform, string site, string? rest, HttpContext context, HookService hooks, KnownPlatforms platforms, Settings settings, RefusalLimiter refusals, TimeProvider clock)
    {
        var known = platforms.Find(platform);
        var (body, problem) = await BoundedBody.ReadAsync(context.Request, known?.MaxBody ?? HookRequest.MaxBody);
        if (problem is not null)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        var (secret, path) = known is { HasSecretAddress: true } ? Split(rest ?? "") : (null, rest ?? "");
        var request = new HookRequest
        {
            Method = context.Request.Method,
            Hook = HookAddress.Of(PublicAddress.Of(settings, context.Request), platform, site, secret),
            Path = path,
            Query = context.Request.QueryString.ToUriComponent(),
            Headers = context.Request.Headers,
            Body = body,
            At = clock.GetUtcNow(),
        };
        if (await hooks.TakeAsync(platform, site, secret, request, context.Connection.RemoteIpAddress) is not { } answer)
        {
            var isGuessing = !refusals.Allows(context.Connection.RemoteIpAddress);
            if (!isGuessing)
                hooks.Refused(platform, site, request);
            await Refuse(context, isGuessing).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(answer.Body);
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>The first part of a path, and what follows it.</summary>
    private static (string Secret, string Path) Split(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..]);
    }

    private static ProblemHttpResult Refuse(HttpContext context, bool isGuessing)
    {
        if (isGuessing)
        {
            context.Response.Headers.RetryAfter = "60";
            return Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_refusals", "Too many requests with a wrong signature. Wait a minute.");
        }

        return Problem.Of(
            StatusCodes.Status403Forbidden,
            "bad_signature",
            "Nothing proves that the request comes from this site's account. Check the credentials (PUT /v1/sites/{site}/platforms/{platform}), the secret in the address, the allowed addresses, and that NumberSwap:PublicUrl is the address that the platform calls.");
    }
}
