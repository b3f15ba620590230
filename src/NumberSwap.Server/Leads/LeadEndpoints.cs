using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>Leads: told by systems and by pages, listed. A visitor's phone is known truth for the attribution of calls from it.</summary>
public static class LeadEndpoints
{
    private const int MostCalls = 20;

    public static void MapLeads(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/leads", AddAsync).WithTags("Leads").RequireKey(ApiScope.Calls)
            .WithName("AddLead").WithSummary("Adds a lead, or changes the one with its external id; calls from its phone are attributed again")
            .Accepts<LeadRequest>("application/json").Produces<LeadItem>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429);
        var group = app.MapGroup("/v1/sites/{site}/leads").WithTags("Leads");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListLeads")
            .WithSummary("Lists leads, the newest first; filtered by kind, phone, form, source, session, from and to, passed on by cursor; CSV with Accept: text/csv")
            .Produces<LeadPage>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/{lead}", FindAsync).RequireKey(ApiScope.Read).WithName("GetLead").WithSummary("Shows a lead with the calls of its phone");
        group.MapDelete("/{lead}", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteLead").WithSummary("Deletes a lead");
        app.MapPageLeads();
        app.MapPoolTruth();
    }

    private static async Task<IResult> AddAsync(HttpContext context, Catalog catalog, LeadService leads, TimeProvider clock, CancellationToken cancellation)
    {
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, LeadJson.Default.LeadRequest);
        if (request is null)
            return problem!;
        var only = context.OnlySite();
        var id = request.Site ?? only;
        if (id is null)
            return Problem.Invalid("site", "Name the site: its id, as /v1/sites lists it.");
        if ((only is not null && id != only) || catalog.ById(id) is not { } site)
            return Problem.NotFound("site");
        if (request.Session is not null && !Ids.IsWellFormed(request.Session))
            return Problem.Invalid("session", "It has to be the session's id, which window.numberswap.session tells the page.");
        (var lead, problem) = LeadReader.Read(request, site.Site, LeadKind.Api, clock.GetUtcNow());
        if (lead is null)
            return problem!;
        var (kept, refusal) = await leads.PutAsync(site.Site, lead, needsSession: true, cancellation);
        return refusal ?? (IResult)TypedResults.Ok(LeadItem.Of(kept!));
    }

    private static async Task<IResult> ListAsync(string site, HttpContext context, Catalog catalog, LeadStore store, LeadService leads, CancellationToken cancellation)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        var (filter, problem) = LeadQuery.Read(context.Request.Query, known.Site);
        if (filter is null)
            return problem!;
        if (context.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase))
            return new LeadCsv(store, filter);
        var (part, cursor) = await leads.ListAsync(filter, cancellation);
        return TypedResults.Ok(new LeadPage([.. part.Select(LeadItem.Of)], cursor));
    }

    private static async Task<Results<Ok<LeadDetails>, ProblemHttpResult>> FindAsync(
        string site, string lead, Catalog catalog, LeadStore store, CallStore calls, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, lead, cancellation) is not { } found)
            return Problem.NotFound("lead");
        var ofPhone = found.Phone is null ? [] : await calls.ListAsync(new CallFilter { Site = site, Caller = found.Phone, Limit = MostCalls }, cancellation);
        return TypedResults.Ok(new LeadDetails(LeadItem.Of(found), [.. ofPhone.Select(call => CallItems.Of(call, catalog))]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string site, string lead, HttpContext context, LeadService leads, CancellationToken cancellation) =>
        await leads.DeleteAsync(site, lead, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("lead");
}
