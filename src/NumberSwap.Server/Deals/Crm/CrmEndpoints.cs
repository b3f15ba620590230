using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>The sites' CRMs: how they are reached, and the webhooks that they call.</summary>
public static class CrmEndpoints
{
    private const int MaxBody = 512 * 1024;
    private const int MaxFields = 10_000;

    public static void MapCrm(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/crm").WithTags("CRM");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Admin).WithName("ListCrms").WithSummary("Lists a site's CRMs, without their secrets, and what is still to be fetched from them");
        group.MapPut("/{system}", PutAsync).RequireKey(ApiScope.Admin).WithName("SetCrm")
            .WithSummary("Takes how a site's bitrix24 or amocrm is reached; answers the first time with the address that its webhook is to call");
        group.MapPost("/{system}/secret", RenewAsync).RequireKey(ApiScope.Admin).WithName("RenewCrmSecret")
            .WithSummary("Makes a new secret for the webhook's address; the old one is refused from then on");
        group.MapDelete("/{system}", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteCrm").WithSummary("Ends the connection to a CRM; its deals stay");
        foreach (var system in new[] { Bitrix24.Name, AmoCrm.Name })
        {
            app.MapPost($"/v1/hooks/{system}/{{site}}", (string site, HttpContext context, CrmConnections connections, CrmFetchStore fetches, DealService deals, Catalog catalog, RefusalLimiter refusals, TimeProvider clock) =>
                    HookAsync(system, site, context, connections, fetches, deals, catalog, refusals, clock))
                .WithTags("CRM").WithName(system == AmoCrm.Name ? "AmoCrmHook" : "Bitrix24Hook").WithMetadata(new RequestSizeLimitAttribute(MaxBody))
                .WithSummary("Takes a CRM's webhook about deals; its address carries a secret (key)")
                .Produces(200).ProducesProblem(403).ProducesProblem(413).ProducesProblem(429);
        }
    }

    /// <summary>The address to enter at a CRM.</summary>
    public static string WebhookOf(Settings settings, HttpRequest request, string site, string system, string secret) =>
        $"{PublicAddress.Of(settings, request)}/v1/hooks/{system}/{site}?key={secret}";

    private static async Task<Results<Ok<IReadOnlyList<CrmItem>>, ProblemHttpResult>> ListAsync(string site, Catalog catalog, CrmConnections connections, CancellationToken cancellation) =>
        catalog.ById(site) is null ? Problem.NotFound("site") : TypedResults.Ok(await connections.ListAsync(site, cancellation));

    private static async Task<Results<Ok<CrmAnswer>, ProblemHttpResult>> PutAsync(
        string site, string system, CrmRequest request, HttpContext context, Catalog catalog, CrmConnections connections, Settings settings, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        if (connections.Find(system) is null)
            return Problem.Of(StatusCodes.Status404NotFound, "unknown_system", "This version knows bitrix24 and amocrm. Deals of others come with POST /v1/deals, or as CSV.", "system");
        var (read, problem) = CrmReader.Read(request, system);
        if (read is null)
            return problem!;
        var (done, secret) = await connections.PutAsync(site, system, read, renew: false, context.Actor(), cancellation);
        return done ? TypedResults.Ok(new CrmAnswer(system, secret is null ? null : WebhookOf(settings, context.Request, site, system, secret))) : Problem.NotFound("site");
    }

    private static async Task<Results<Ok<CrmAnswer>, ProblemHttpResult>> RenewAsync(
        string site, string system, HttpContext context, CrmConnections connections, Settings settings, CancellationToken cancellation)
    {
        var (done, secret) = await connections.PutAsync(site, system, settings: null, renew: true, context.Actor(), cancellation);
        return done ? TypedResults.Ok(new CrmAnswer(system, WebhookOf(settings, context.Request, site, system, secret!))) : Problem.NotFound("CRM");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string site, string system, HttpContext context, CrmConnections connections, CancellationToken cancellation) =>
        await connections.DeleteAsync(site, system, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("CRM");

    /// <summary>Notes what is to be fetched and answers: a CRM does not wait for itself.</summary>
    private static async Task<IResult> HookAsync(
        string system, string site, HttpContext context, CrmConnections connections, CrmFetchStore fetches, DealService deals, Catalog catalog, RefusalLimiter refusals, TimeProvider clock)
    {
        var cancellation = context.RequestAborted;
        var crm = connections.Find(system)!;
        if (await connections.RecogniseAsync(site, system, context.Request.Query["key"].ToString(), cancellation) is not { } settings || catalog.ById(site) is not { } known)
            return Refuse(context, refusals);
        if (context.Request.ContentLength > MaxBody)
            return Problem.TooLarge(MaxBody);
        if (await FormAsync(context.Request) is not { } form)
            return Problem.Of(StatusCodes.Status400BadRequest, "malformed_form", "The body has to be a form as the CRM sends it.");
        if (crm.Read(form, settings) is not var (told, ids))
            return Refuse(context, refusals);

        var reports = told.Select(deal => DealReader.Read(deal, known.Site, system, clock.GetUtcNow()).Report).OfType<DealReport>().ToList();
        if (reports.Count > 0)
            await deals.PutAsync(reports, cancellation);
        if (ids.Count > 0 && crm.Fetches(settings) && !await fetches.AddAsync(site, system, ids, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation))
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "too_many_fetches", "Too many deals of this site wait to be fetched already. See the connection's settings.");
        return TypedResults.Ok();
    }

    /// <summary>The form's fields, the first of those with one name; null when it is none.</summary>
    private static async Task<Dictionary<string, string>?> FormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return null;
        try
        {
            var form = await request.ReadFormAsync(new FormOptions { ValueCountLimit = MaxFields, BufferBody = false, MultipartBodyLengthLimit = MaxBody }, request.HttpContext.RequestAborted);
            return form.ToDictionary(field => field.Key, field => field.Value.Count > 0 ? field.Value[0] ?? "" : "", StringComparer.Ordinal);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private static ProblemHttpResult Refuse(HttpContext context, RefusalLimiter refusals)
    {
        if (!refusals.Allows(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = "60";
            return Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_refusals", "Too many requests with a wrong key. Wait a minute.");
        }

        return Problem.Of(StatusCodes.Status403Forbidden, "wrong_key", "The address has not the key of this site's webhook. Take it from the connection's settings, or renew it there.");
    }
}
