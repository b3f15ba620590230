using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Platforms.Twilio;

namespace NumberSwap.Server.Platforms;

/// <summary>Call platforms: their credentials, and the webhooks that they call.</summary>
public static class CallPlatformEndpoints
{
    private const int MaxSecret = 500;

    public static IEndpointRouteBuilder MapPlatforms(this IEndpointRouteBuilder app)
    {
        app.MapPut("/v1/sites/{site}/platforms/{platform}", PutAsync).RequireKey(ApiScope.Admin).WithTags("Platforms")
            .WithName("SetPlatform").WithSummary("Takes a call platform's credentials, and answers with its webhook's address");
        app.MapTwilio();
        return app;
    }

    private static async Task<Results<Ok<PlatformItem>, ProblemHttpResult>> PutAsync(
        string site, string platform, PlatformRequest request, HttpContext context, Catalog catalog, PlatformSecrets secrets, SiteChanges changes, AuditTrail trail, Settings settings, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        if (platform != TwilioEndpoints.Platform)
            return Problem.Of(StatusCodes.Status404NotFound, "unknown_platform", "This version knows the platform twilio. Others report calls with POST /v1/calls, or ask with GET /v1/resolve.", "platform");
        if (string.IsNullOrWhiteSpace(request.AuthToken) || request.AuthToken.Length > MaxSecret)
            return Problem.Invalid("authToken", "It has to be the account's Auth Token, as the Twilio console shows it.");

        // The log says that there are other credentials, never which.
        var audit = trail.Did(context.Actor(), site, "platform.set", platform, platform, null, new { platform });
        await secrets.PutAsync(site, platform, JsonSerializer.Serialize(new TwilioCredentials(request.AuthToken.Trim())), audit, cancellation);
        await changes.AnnounceAsync(site, cancellation);
        return TypedResults.Ok(new PlatformItem(platform, $"{PublicAddress.Of(settings, context.Request)}/v1/hooks/{platform}/{site}"));
    }
}
