using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Delivery;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

/// <summary>The log of what was sent to a destination, and what is to be sent again.</summary>
public static class DeliveryEndpoints
{
    private const int PageSize = 50;
    private const int MaxPageSize = 200;

    public static RouteGroupBuilder MapDeliveries(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/destinations/{destination}/deliveries").WithTags("Destinations");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListDeliveries").WithSummary("Lists a destination's deliveries, newest first");
        group.MapGet("/{delivery}", FindAsync).RequireKey(ApiScope.Read).WithName("GetDelivery").WithSummary("Shows a delivery with all its attempts: request, answer, time");
        group.MapPost("/{delivery}/retry", RetryAsync).RequireKey(ApiScope.Admin).WithName("RetryDelivery").WithSummary("Attempts a delivery that has not arrived again, at once");
        group.MapPost("/retry", RetryParkedAsync).RequireKey(ApiScope.Admin).WithName("RetryParkedDeliveries").WithSummary("Attempts all parked deliveries of a destination again, at once");
        return group;
    }

    private static async Task<Results<Ok<DeliveryPage>, ProblemHttpResult>> ListAsync(
        string site, string destination, string? state, string? cursor, string? limit, DestinationStore store, DeliveryLogStore log, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, destination, cancellation) is not { } known)
            return Problem.NotFound("destination");
        DeliveryState? wanted = state switch { "pending" => DeliveryState.Pending, "delivered" => DeliveryState.Delivered, "parked" => DeliveryState.Parked, _ => null };
        if (wanted is null && !string.IsNullOrEmpty(state))
            return Problem.Invalid("state", "It has to be pending, delivered or parked.");
        if (!TryRead(cursor, out var before))
            return Problem.Invalid("cursor", "Pass on the cursor of the part before, unchanged.");
        var most = PageSize;
        if (!string.IsNullOrEmpty(limit) && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MaxPageSize))
            return Problem.Invalid("limit", $"It has to be 1 to {MaxPageSize}.");
        var found = await log.ListAsync(known.Id, wanted, before, most + 1, cancellation);
        var shown = found.Take(most).Select(DeliveryItem.Of).ToList();
        return TypedResults.Ok(new DeliveryPage(shown, found.Count > most ? shown[^1].Id : null));
    }

    private static async Task<Results<Ok<DeliveryItem>, ProblemHttpResult>> FindAsync(
        string site, string destination, string delivery, DestinationStore store, DeliveryLogStore log, CancellationToken cancellation) =>
        TryRead(delivery, out var id) && id is { } number && await store.FindAsync(site, destination, cancellation) is { } known && await log.FindAsync(known.Id, number, cancellation) is { } found
            ? TypedResults.Ok(DeliveryItem.Of(found))
            : Problem.NotFound("delivery");

    private static async Task<Results<Ok<DeliveryItem>, ProblemHttpResult>> RetryAsync(
        string site, string destination, string delivery, HttpContext context, DestinationStore store, DeliveryLogStore log, DestinationService destinations, CancellationToken cancellation)
    {
        if (!TryRead(delivery, out var id) || id is not { } number || await store.FindAsync(site, destination, cancellation) is not { } known || await log.FindAsync(known.Id, number, cancellation) is null)
            return Problem.NotFound("delivery");
        return await destinations.RetryAsync(known, number, context.Actor(), cancellation)
            ? await FindAsync(site, destination, delivery, store, log, cancellation)
            : Problem.Conflict("It has arrived, or is being attempted just now.", "delivery");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryParkedAsync(
        string site, string destination, HttpContext context, DestinationStore store, DestinationService destinations, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, destination, cancellation) is not { } known)
            return Problem.NotFound("destination");
        await destinations.RetryParkedAsync(known, context.Actor(), cancellation);
        return TypedResults.NoContent();
    }

    private static bool TryRead(string? text, out long? id)
    {
        id = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return id is not null || string.IsNullOrEmpty(text);
    }
}
