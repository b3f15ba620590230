using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NumberSwap.Core.Money;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Deals.Crm;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Importing;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Deals;

/// <summary>Deals: what became of calls.</summary>
public static class DealEndpoints
{
    private const int MostDeals = 1000;

    public static IEndpointRouteBuilder MapDeals(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/deals", PutAsync).RequireKey(ApiScope.Calls).WithTags("Deals").WithName("PutDeals")
            .WithSummary("Adds or changes up to 1000 deals, and says what became of each; a report older than what is known only fills gaps");
        var group = app.MapGroup("/v1/sites/{site}/deals").WithTags("Deals");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListDeals")
            .WithSummary("Lists deals, the newest opened first; filtered by outcome, from, to and unmatched, passed on by cursor").ProducesProblem(400);
        group.MapDelete("/{deal}", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteDeal").WithSummary("Deletes a deal");
        group.MapPost("/import", ImportAsync).RequireKey(ApiScope.Admin).WithMetadata(new RequestSizeLimitAttribute(ImportBody.RequestLimit)).WithName("ImportDeals")
            .WithSummary("Imports deals from a CSV with headings in English or Russian; dryRun=true only checks, leaveBadOut=true takes the good lines of a file with bad ones")
            .Accepts<string>("text/csv", "*/*").Produces<DealImport>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413);
        app.MapCrm();
        return app;
    }

    private static async Task<Results<Ok<DealResults>, ProblemHttpResult>> PutAsync(
        DealsRequest request, HttpContext context, Catalog catalog, CallLookup lookup, DealService deals, CancellationToken cancellation)
    {
        var only = context.OnlySite();
        if ((request.Site ?? only) is not { } id)
            return Problem.Invalid("site", "Name the site: its id, as /v1/sites lists it.");
        if ((only is not null && id != only) || catalog.ById(id) is not { } site)
            return Problem.NotFound("site");
        if (request.Deals is not { Count: > 0 and <= MostDeals } told || told.Any(deal => deal is null))
            return Problem.Invalid("deals", $"It has to be a list of 1 to {MostDeals} deals.");

        // A deal may be told of a moment after its call.
        await lookup.RefreshAsync(id, cancellation);
        return TypedResults.Ok(await deals.PutAsync(site.Site, told, cancellation));
    }

    private static async Task<Results<Ok<DealPage>, ProblemHttpResult>> ListAsync(string site, HttpContext context, Catalog catalog, DealService deals, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (filter, problem) = DealQuery.Read(context.Request.Query, site);
        if (filter is null)
            return problem!;
        var (part, cursor) = await deals.ListAsync(filter, cancellation);
        return TypedResults.Ok(new DealPage([.. part.Select(DealItem.Of)], cursor));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string site, string deal, HttpContext context, DealService deals, CancellationToken cancellation) =>
        await deals.DeleteAsync(site, deal, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("deal");

    private static async Task<IResult> ImportAsync(string site, HttpContext context, Catalog catalog, CallLookup lookup, DealService deals)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        var query = context.Request.Query;
        var system = query["system"].ToString() is { Length: > 0 } named ? named : "csv";
        if (!DealReader.IsSystem(system))
            return Problem.Invalid("system", "It has to be a name of small letters, digits and hyphens, 32 at most, such as bitrix24.");
        var currency = Currency.Read(query["currency"]);
        if (currency is null && query["currency"].ToString().Length > 0)
            return Problem.Invalid("currency", "It has to be a currency's code of ISO 4217, for example RUB.");
        var (text, problem) = await ImportBody.ReadAsync(context.Request);
        if (text is null)
            return problem!;
        await lookup.RefreshAsync(site, context.RequestAborted);
        (var import, _, problem) = await deals.ImportAsync(
            known.Site, text, system, currency, query["dryRun"] == "true", query["leaveBadOut"] == "true", context.Actor(), context.RequestAborted);
        return problem ?? (IResult)TypedResults.Ok(import);
    }
}
