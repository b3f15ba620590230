using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Keys;

/// <summary>
/// Refuses requests whose key does not open the endpoint. Route values named <c>site</c> are held against a key's only site:
/// what belongs to another site does not exist for it.
/// </summary>
/// <remarks>A middleware over endpoint metadata instead of an authentication scheme: the ring is a hot path, and this costs one hash.</remarks>
public sealed class ApiKeyMiddleware(RequestDelegate next, ApiKeys keys, RefusalLimiter refusals)
{
    private const string Prefix = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is not { } required)
            return next(context);

        string? header = context.Request.Headers.Authorization;
        var key = header is not null && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? keys.Find(header.AsSpan(Prefix.Length).Trim()) : null;
        if (key is null)
            return RefuseAsync(context, header is not null);
        if (key.Scope != ApiScope.Admin && key.Scope != required.Scope)
        {
            return Problem.Of(
                StatusCodes.Status403Forbidden,
                "wrong_scope",
                $"This route needs a key of scope {Name(required.Scope)}; the given one has {Name(key.Scope)}.").ExecuteAsync(context);
        }

        if (key.Site is { } only && context.Request.RouteValues.TryGetValue("site", out var asked) && !string.Equals(asked as string, only, StringComparison.Ordinal))
            return Problem.NotFound("site").ExecuteAsync(context);

        context.Features.Set(key);
        return next(context);
    }

    private Task RefuseAsync(HttpContext context, bool hadKey)
    {
        // Only guesses count: a request without a key tries nothing.
        if (hadKey && !refusals.Allows(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = "60";
            return Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_refusals", "Too many requests with a wrong key. Wait a minute.").ExecuteAsync(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return (hadKey
            ? Problem.Of(StatusCodes.Status401Unauthorized, "key_required", "The key is not known. Make one with POST /v1/keys, or use the admin key that the first start printed.")
            : Problem.Of(StatusCodes.Status401Unauthorized, "key_required", "Send a key: Authorization: Bearer <key>.")).ExecuteAsync(context);
    }

    private static string Name(ApiScope scope) => scope.ToString().ToLowerInvariant();
}
