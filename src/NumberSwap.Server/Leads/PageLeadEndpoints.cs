using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Leases;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Leads;

/// <summary>The public route by which pages send what visitors left in forms. Everything in it may be forged.</summary>
public static class PageLeadEndpoints
{
    private const int MaxSiteKey = 64;

    public static void MapPageLeads(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/forms", AddAsync).WithTags("Leads").RequireRateLimiting(PageRateLimit.FormPolicy)
            .WithName("SendForm").WithSummary("Takes what a visitor left in a form of the site's pages, or a wish to be called back")
            .Accepts<PageLeadRequest>("text/plain", "application/json").Produces<PageLeadAnswer>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429);
        app.MapMethods("/v1/forms", [HttpMethods.Options], LeaseEndpoints.Preflight).RequireRateLimiting(PageRateLimit.Policy).ExcludeFromDescription();
    }

    private static async Task<IResult> AddAsync(HttpContext context, Catalog catalog, LeadService leads, TimeProvider clock, CancellationToken cancellation)
    {
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, LeadJson.Default.PageLeadRequest);
        if (request is null)
            return problem!;
        string? origin = context.Request.Headers.Origin;
        if (request.Site is not { Length: > 0 and <= MaxSiteKey } || catalog.ByKey(request.Site) is not { } site)
            return LeaseEndpoints.UnknownSite();
        LeaseEndpoints.AllowOrigin(context.Response, origin);
        context.Response.Headers.CacheControl = "no-store";

        // Every browser names the origin here. A system that has none has a key.
        if (string.IsNullOrEmpty(origin))
            return Problem.Of(StatusCodes.Status403Forbidden, "foreign_origin", "Only pages of the site may send forms here. Systems send leads to POST /v1/leads with a key.", "Origin");
        if (PageReader.OriginProblem(site, origin) is { } foreign)
            return foreign;
        if (request.Kind is not (null or "form" or "callback"))
            return Problem.Invalid("kind", "It has to be form or callback.");
        if (request.Id is not null && !Ids.IsWellFormed(request.Id))
            return Problem.Invalid("id", "It has to be 8 to 64 letters, digits, hyphens, underscores or dots.");
        if (LeadText.LengthProblem("wish", request.Wish, 200) is { } tooLong)
            return tooLong;

        var kind = request.Kind == "callback" ? LeadKind.Callback : LeadKind.Form;
        var settings = site.Site.Settings.Leads;
        if (kind == LeadKind.Callback && !settings.Callback)
            return Problem.Of(StatusCodes.Status403Forbidden, "callback_off", "The site's owner has switched call backs off.", "kind");
        var page = LeadText.PageOf(request.Page) is { } address && site.Owns(new Uri(address).IdnHost) ? address : null;
        var now = clock.GetUtcNow();
        (var lead, problem) = LeadReader.Read(
            new LeadRequest(
                site.Site.Id, Ids.IsWellFormed(request.Session) ? request.Session : null, request.Phone, request.Name, request.Email, request.Message,
                request.Form, page, request.Consent, request.ConsentText, ExternalId: request.Id),
            site.Site,
            kind,
            now);
        if (lead is null)
            return problem!;
        if (kind == LeadKind.Callback)
        {
            if (lead.Phone is null)
                return Problem.Invalid("phone", "Name the phone to call back.");
            if (!lead.Consent.Allows(settings.RequireConsent))
                return Problem.Invalid("consent", "Nobody can be called back whose phone may not be kept. Agree to it first.");
            var asked = request.CallAt is { } at && at > now ? at : now;
            if (asked > now.AddDays(14))
                return Problem.Invalid("callAt", "It has to be a time within the next two weeks.");
            lead = lead with { Wish = LeadText.Clean(request.Wish), CallBy = PromisedBy(site.Site.Settings, asked) };
        }

        var (kept, refusal) = await leads.PutAsync(site.Site, lead, needsSession: false, cancellation);
        if (kept is null)
            return refusal!;
        var isKept = kept.Phone is not null || kept.Email is not null;
        DateTime? callBy = isKept && kept.CallBy is { } by ? UnixTime.ToUtc(by) : null;
        return TypedResults.Ok(new PageLeadAnswer(isKept, callBy, callBy is { } due && due <= now.UtcDateTime.AddMinutes(CallbackRules.PromiseMinutes)));
    }

    /// <summary>Fifteen minutes of working time later.</summary>
    private static long PromisedBy(SiteSettings settings, DateTimeOffset asked) =>
        new CallbackRules(CallbackRules.PromiseMinutes, settings.Hours).DeadlineOf(asked.ToUnixTimeMilliseconds(), SiteDays.Zone(settings.TimeZone));
}
