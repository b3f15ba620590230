using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Mail;

/// <summary>Who gets mails of a site.</summary>
public static class AlertEndpoints
{
    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/alerts").WithTags("Callbacks");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListAlerts").WithSummary("Lists who gets mails of missed calls, and says whether a mail server is set");
        group.MapPut("/", SetAsync).RequireKey(ApiScope.Admin).WithName("SetAlerts").WithSummary("Sets who gets mails of missed calls: these and no others");
        group.MapPost("/test", TestAsync).RequireKey(ApiScope.Admin).WithName("TestAlerts").WithSummary("Sends a mail to one of the addresses now, and says what the mail server answered");
        return app;
    }

    private static async Task<Results<Ok<AlertList>, ProblemHttpResult>> ListAsync(string site, Catalog catalog, AlertService alerts, CancellationToken cancellation) =>
        catalog.ById(site) is null ? Problem.NotFound("site") : TypedResults.Ok(await alerts.ListAsync(site, cancellation));

    private static async Task<Results<Ok<AlertList>, ProblemHttpResult>> SetAsync(
        string site, AlertsRequest request, HttpContext context, Catalog catalog, AlertService alerts, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        return await alerts.SetAsync(site, request.Addresses, context.Actor(), cancellation) is { } problem ? problem : TypedResults.Ok(await alerts.ListAsync(site, cancellation));
    }

    private static async Task<Results<Ok<MailTest>, ProblemHttpResult>> TestAsync(
        string site, MailTestRequest request, Catalog catalog, AlertService alerts, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (test, problem) = await alerts.TestAsync(site, request.Email, cancellation);
        return test is null ? problem! : TypedResults.Ok(test);
    }
}
