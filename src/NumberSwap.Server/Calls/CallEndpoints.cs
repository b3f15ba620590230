using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Deals;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Calls: reported and resolved by call platforms, listed for people.</summary>
public static class CallEndpoints
{
    public static RouteGroupBuilder MapCalls(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithTags("Calls");
        group.MapPost("/calls", ReportAsync).RequireKey(ApiScope.Calls)
            .WithName("ReportCall").WithSummary("Reports a call, once or several times, and says what it was caused by")
            .Accepts<CallRequest>("application/json").Produces<CallAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413);
        group.MapGet("/resolve", ResolveAsync).RequireKey(ApiScope.Calls)
            .WithName("Resolve").WithSummary("Says what a call would be matched to, without recording one; one line with Accept: text/plain")
            .Produces<CallAnswer>().Produces<string>(200, "text/plain").ProducesProblem(400).WithMetadata(HotPath.Instance);
        group.MapGet("/calls", ListAsync).RequireKey(ApiScope.Read)
            .WithName("ListCalls").WithSummary("Lists calls, newest first; CSV with Accept: text/csv")
            .Produces<CallPage>().Produces<string>(200, "text/csv").ProducesProblem(400);
        group.MapGet("/calls/{call}", FindAsync).RequireKey(ApiScope.Read).WithName("GetCall").WithSummary("Shows a call");
        app.MapCallChanges();
        app.MapCallMarks();
        return group;
    }

    private static async Task<IResult> ReportAsync(HttpContext context, CallService calls, Catalog catalog)
    {
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, CallJson.Wire.CallRequest);
        if (request is null)
            return problem!;
        (var report, var route, problem) = CallReader.Read(request, calls, catalog, context.OnlySite());
        if (report is null)
            return problem!;
        return TypedResults.Json(await calls.ReportAsync(report, route), CallJson.Wire.CallAnswer);
    }

    private static async Task ResolveAsync(HttpContext context, CallService calls, Catalog catalog, TimeProvider clock)
    {
        var query = context.Request.Query;
        string? text = query["number"];
        if (text is not { Length: > 0 and <= 64 })
        {
            await Problem.Invalid("number", "Name the dialled number: ?number=%2B74951234567").ExecuteAsync(context);
            return;
        }

        var at = clock.GetUtcNow();
        if (query["at"] is [{ Length: > 0 } time] && !QueryText.TryReadTime(time, out at))
        {
            await Problem.Invalid("at", "It has to be a time such as 2026-11-22T10:15:00Z.").ExecuteAsync(context);
            return;
        }

        var only = context.OnlySite();
        // A plus that was not escaped in the query has become a space.
        var number = CallReader.ReadNumber(text[0] == ' ' ? "+" + text[1..] : text, only is null ? "" : catalog.ById(only)?.Site.Country ?? "");
        var answer = await calls.ResolveAsync(number is null ? null : calls.RouteOf(number, only), at.ToUnixTimeMilliseconds());
        if (WantsText(context.Request, "text/plain"))
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(DialplanLine.Of(answer), context.RequestAborted);
        }
        else
        {
            await WireJson.WriteAsync(context.Response, answer, CallJson.Default.CallAnswer);
        }
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, CallStore store, CallMarkStore marks, Catalog catalog, CallLookup lookup, CancellationToken cancellation)
    {
        var (filter, problem) = CallQuery.Read(context.Request.Query, context.OnlySite(), catalog);
        if (filter is null)
            return problem!;
        await lookup.RefreshAsync(filter.Site, cancellation);
        if (WantsText(context.Request, "text/csv"))
            return new CallCsv(store, marks, catalog, filter);

        var part = await CallPart.ReadAsync(store, filter, cancellation);
        return TypedResults.Json(
            new CallPage([.. part.Calls.Select(call => CallItems.Of(call, catalog))], part.Older, part.Newer), CallJson.Wire.CallPage);
    }

    private static async Task<Results<JsonHttpResult<CallItem>, ProblemHttpResult>> FindAsync(string call, HttpContext context, CallLookup lookup, Catalog catalog, DealStore deals)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        var itsDeals = await deals.OfCallAsync(found.Site, found.Id, context.RequestAborted);
        return TypedResults.Json(CallItems.Of(found, catalog) with { Deals = [.. itsDeals.Select(DealItem.Of)] }, CallJson.Wire.CallItem);
    }

    private static bool WantsText(HttpRequest request, string type) =>
        request.Headers.Accept.ToString().Contains(type, StringComparison.OrdinalIgnoreCase)
        && !request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
