using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Delivery;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

/// <summary>Systems that want to know of a site's calls.</summary>
public static class DestinationEndpoints
{
    public static RouteGroupBuilder MapDestinations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/destinations").WithTags("Destinations");
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("AddDestination").WithSummary("Makes a destination; a secret that is made here is shown in this answer only");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListDestinations").WithSummary("Lists a site's destinations, without their secrets");
        group.MapGet("/{destination}", FindAsync).RequireKey(ApiScope.Read).WithName("GetDestination").WithSummary("Shows a destination");
        group.MapPatch("/{destination}", ChangeAsync).RequireKey(ApiScope.Admin).WithName("ChangeDestination").WithSummary("Changes the fields that are given");
        group.MapDelete("/{destination}", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteDestination").WithSummary("Deletes a destination; what it has not got yet is not sent");
        group.MapPut("/{destination}/state", SetStateAsync).RequireKey(ApiScope.Admin).WithName("SetDestinationState").WithSummary("Pauses a destination, switches it off, or lets it go on");
        group.MapPost("/{destination}/secret", RotateAsync).RequireKey(ApiScope.Admin).WithName("RotateDestinationSecret").WithSummary("Makes a new secret, shown in this answer only; the old one signs too for 24 hours");
        group.MapDelete("/{destination}/secret", EndRotationAsync).RequireKey(ApiScope.Admin).WithName("EndDestinationSecret").WithSummary("Lets the old secret of a rotation count no more");
        group.MapPost("/{destination}/test", TestAsync).RequireKey(ApiScope.Admin).WithName("TestDestination").WithSummary("Sends a sample event now and says what came of it");
        app.MapDeliveries();
        return group;
    }

    private static async Task<Results<Created<NewDestination>, ProblemHttpResult>> AddAsync(
        string site, DestinationRequest request, HttpContext context, SiteStore sites, DestinationService destinations, CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is null)
            return Problem.NotFound("site");
        var (made, problem) = await destinations.AddAsync(site, request, context.Actor(), cancellation);
        return made is null ? problem! : TypedResults.Created($"/v1/sites/{site}/destinations/{made.Destination.Id}", made);
    }

    private static async Task<Results<Ok<IReadOnlyList<DestinationItem>>, ProblemHttpResult>> ListAsync(
        string site, SiteStore sites, DestinationService destinations, CancellationToken cancellation) =>
        await sites.FindAsync(site, cancellation) is null ? Problem.NotFound("site") : TypedResults.Ok(await destinations.ListAsync(site, cancellation));

    private static async Task<Results<Ok<DestinationItem>, ProblemHttpResult>> FindAsync(
        string site, string destination, DestinationStore store, DestinationService destinations, CancellationToken cancellation) =>
        await store.FindAsync(site, destination, cancellation) is { } known ? TypedResults.Ok(await destinations.ItemAsync(known, cancellation)) : Problem.NotFound("destination");

    private static async Task<Results<Ok<DestinationItem>, ProblemHttpResult>> ChangeAsync(
        string site, string destination, DestinationRequest request, HttpContext context, DestinationStore store, DestinationService destinations, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, destination, cancellation) is not { } known)
            return Problem.NotFound("destination");
        return await destinations.ChangeAsync(known, request, context.Actor(), cancellation) is { } problem
            ? problem
            : await FindAsync(site, destination, store, destinations, cancellation);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string site, string destination, HttpContext context, DestinationStore store, DestinationService destinations, CancellationToken cancellation) =>
        await store.FindAsync(site, destination, cancellation) is { } known && await destinations.DeleteAsync(known, context.Actor(), cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("destination");

    private static async Task<Results<Ok<DestinationItem>, ProblemHttpResult>> SetStateAsync(
        string site, string destination, DestinationStateRequest request, HttpContext context, DestinationStore store, DestinationService destinations, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, destination, cancellation) is not { } known)
            return Problem.NotFound("destination");
        DestinationState? state = request.State switch { "active" => DestinationState.Active, "paused" => DestinationState.Paused, "off" => DestinationState.Off, _ => null };
        if (state is null)
            return Problem.Invalid("state", "It has to be active, paused or off.");
        await destinations.SetStateAsync(known, state.Value, context.Actor(), cancellation);
        return await FindAsync(site, destination, store, destinations, cancellation);
    }

    private static async Task<Results<Ok<NewDestination>, ProblemHttpResult>> RotateAsync(
        string site, string destination, HttpContext context, DestinationStore store, DestinationService destinations, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, destination, cancellation) is not { } known)
            return Problem.NotFound("destination");
        var (changed, problem) = await destinations.RotateAsync(known, context.Actor(), cancellation);
        return changed is null ? problem! : TypedResults.Ok(changed);
    }

    private static async Task<Results<Ok<DestinationItem>, ProblemHttpResult>> EndRotationAsync(
        string site, string destination, HttpContext context, DestinationStore store, DestinationService destinations, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, destination, cancellation) is not { } known)
            return Problem.NotFound("destination");
        var (changed, problem) = await destinations.EndRotationAsync(known, context.Actor(), cancellation);
        return changed is null ? problem! : TypedResults.Ok(changed.Destination);
    }

    private static async Task<Results<Ok<DestinationTest>, ProblemHttpResult>> TestAsync(
        string site, string destination, SiteStore sites, DestinationStore store, DestinationService destinations, CancellationToken cancellation) =>
        await sites.FindAsync(site, cancellation) is { } owner && await store.FindAsync(site, destination, cancellation) is { } known
            ? TypedResults.Ok(await destinations.TestAsync(known, owner, cancellation))
            : Problem.NotFound("destination");
}
