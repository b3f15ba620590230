using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Keys;

public static class RequiredScopeExtensions
{
    /// <summary>Lets only keys of this scope (or of scope admin) in.</summary>
    public static TBuilder RequireKey<TBuilder>(this TBuilder builder, ApiScope scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(
            new RequiredScope(scope),
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));

    /// <summary>The only site that the request's key opens, or null for all.</summary>
    public static string? OnlySite(this HttpContext context) => context.Features.Get<ApiKeyFeature>()?.Site;
}
