using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Recording;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>Leads: a visitor's phone is known truth for the attribution of calls from it.</summary>
public static class LeadEndpoints
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    public static void MapLeads(this IEndpointRouteBuilder app) =>
        app.MapPost("/v1/leads", AddAsync).WithTags("Leads").RequireKey(ApiScope.Calls)
            .WithName("AddLead").WithSummary("Says that a visitor left a phone in a form; calls from it are attributed again")
            .Accepts<LeadRequest>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413);

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        HttpContext context, Catalog catalog, AttributionStore store, Recorder recorder, TimeProvider clock, CancellationToken cancellation)
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
        if (!Ids.IsWellFormed(request.Session))
            return Problem.Invalid("session", "It has to be the session's id, which window.numberswap.session tells the page.");
        if (request.Phone is not { Length: > 0 and <= 64 })
            return Problem.Invalid("phone", "It has to be a phone number, 64 characters at most.");
        if (!E164.TryRead(request.Phone, site.Site.Country, out var phone, out var why))
            return Problem.Invalid("phone", why);

        // The form may be sent a moment after the page was opened.
        await recorder.DrainAsync(id, Freshness, cancellation);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return await store.AddPhoneAsync(id, phone, request.Session!, now, now - CallAttributor.WindowMs, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("session");
    }
}
