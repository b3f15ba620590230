using Microsoft.AspNetCore.Antiforgery;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.People;

namespace NumberSwap.Server.Dashboard.People;

/// <summary>Where the button on every page leads.</summary>
public static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder app) =>
        app.MapPost("/sign-out", SignOutAsync).WithMetadata(new OpenPageAttribute(), new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInService signIns, Settings settings, CancellationToken cancellation)
    {
        // The middleware has looked at the token, and leaves it to the endpoint to refuse.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (context.Features.Get<PersonFeature>() is { } session)
            await signIns.SignOutAsync(session, cancellation);
        SessionCookie.Delete(context, settings);
        return TypedResults.LocalRedirect("/sign-in");
    }
}
