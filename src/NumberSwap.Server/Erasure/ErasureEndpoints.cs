using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Erasure;

/// <summary>People have the right to be forgotten.</summary>
public static class ErasureEndpoints
{
    public static void AddErasure(this IServiceCollection services) => services.AddSingleton<ErasureStore>().AddSingleton<ErasureService>();

    public static void MapErasure(this IEndpointRouteBuilder app) =>
        app.MapPost("/v1/sites/{site}/erasures", EraseAsync).WithTags("Erasure").RequireKey(ApiScope.Admin)
            .WithName("ErasePerson").WithSummary("Removes all that is kept of a phone's owner, for good, and tells what that was; their calls stay as figures")
            .ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Ok<ErasureResult>, ProblemHttpResult>> EraseAsync(
        string site, ErasureRequest request, HttpContext context, Catalog catalog, ErasureService erasure, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        if (request.Phone is not { Length: > 0 and <= 64 })
            return Problem.Invalid("phone", "It has to be a phone number, 64 characters at most.");
        if (!E164.TryRead(request.Phone, known.Country, out var phone, out var why))
            return Problem.Invalid("phone", why);
        return TypedResults.Ok(ErasureResult.Of(await erasure.EraseAsync(known, phone, context.Actor(), cancellation)));
    }
}
