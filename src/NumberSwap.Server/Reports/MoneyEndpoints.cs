using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Reports;

/// <summary>What advertising cost and brought, and what stands behind it.</summary>
public static class MoneyEndpoints
{
    private const int MostOffset = 1_000_000;
    private const int MostReason = 200;

    private const string Parameters =
        "from, to: days, or period: today, yesterday, 7, 30, 90, this-week, last-week, this-month, last-month, this-quarter, last-quarter, this-year; compare: previous, year, none; model: last, nondirect, first; values: all, certain, expected; deals: call, deal (the day of a deal); currency; "
        + "source, medium, campaign, keyword, page, number, operator, product, client, contact, hour (such as 4-13): a row's key";

    public static RouteGroupBuilder MapMoney(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/reports").WithTags("Reports");
        group.MapGet("/money", ReportAsync).RequireKey(ApiScope.Read).WithName("GetMoneyReport")
            .WithSummary("Counts calls, leads, deals, revenue and cost by something (by), beside another period; CSV with Accept: text/csv").WithDescription(Parameters)
            .Produces<MoneyReport>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/money/contacts", ContactsAsync).RequireKey(ApiScope.Read).WithName("ListMoneyContacts")
            .WithSummary("Lists the calls and forms behind a figure of such a report (measure: calls, answered, targetCalls, notTarget with reason, forms, leads, offers, rated, deals), newest first; CSV of all with Accept: text/csv")
            .WithDescription(Parameters + "; offset, limit").Produces<MoneyContacts>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/money/costs", CostsAsync).RequireKey(ApiScope.Read).WithName("ListMoneyCosts")
            .WithSummary("Lists the ad costs behind a figure of such a report, newest first; CSV of all with Accept: text/csv")
            .WithDescription(Parameters + "; offset, limit").Produces<MoneyCosts>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/journeys", JourneysAsync).RequireKey(ApiScope.Read).WithName("ListJourneys")
            .WithSummary("Lists the ways from an advertisement by a call or a form to a deal (outcome: won, open, lost, all; only deals with an amount in the currency, where one is named), newest deals first; CSV of all with Accept: text/csv")
            .WithDescription(Parameters + "; offset, limit").Produces<JourneyPage>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapCustomers();
        return group;
    }

    private static async Task<IResult> ReportAsync(string site, HttpContext context, Catalog catalog, ReportService days, MoneyReports reports, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (request, problem) = MoneyQueryReader.Read(context.Request.Query, days.Today(known));
        if (request is null)
            return problem!;
        if (WantsCsv(context))
            return new MoneyCsv(await reports.ReportAsync(known, request, cancellation));
        return TypedResults.Bytes(await reports.JsonAsync(known, request, cancellation), "application/json; charset=utf-8");
    }

    private static async Task<IResult> ContactsAsync(
        string site, HttpContext context, Catalog catalog, ReportService days, MoneyDetails details, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (request, offset, limit, problem) = ReadPage(context.Request.Query, days.Today(known));
        if (request is null)
            return problem!;
        if (!MoneyQueryReader.TryReadWord(context.Request.Query, "measure", MoneyMeasure.Calls, out var measure))
            return Problem.Invalid("measure", "It has to be calls, answered, targetCalls, notTarget, forms, leads, offers, rated or deals.");
        var reason = context.Request.Query.Text("reason");
        if (reason?.Length > MostReason)
            return Problem.Invalid("reason", $"It may have {MostReason} characters at most.");
        if (WantsCsv(context))
            return MoneyContactsCsv.Of(known, details.EachContactAsync(known, request, measure, reason, cancellation));
        var (count, contacts) = await details.ContactsAsync(known, request, measure, reason, offset, limit, cancellation);
        return TypedResults.Json(
            new MoneyContacts(count, [.. contacts.Select(contact => MoneyContact.Of(contact, catalog))], offset + limit < count ? offset + limit : null), MoneyJson.Wire.MoneyContacts);
    }

    private static async Task<IResult> CostsAsync(
        string site, HttpContext context, Catalog catalog, ReportService days, MoneyDetails details, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (request, offset, limit, problem) = ReadPage(context.Request.Query, days.Today(known));
        if (request is null)
            return problem!;
        var costs = await details.CostsAsync(known, request, cancellation);
        return WantsCsv(context)
            ? MoneyCostsCsv.Of(costs)
            : TypedResults.Json(new MoneyCosts(costs.Count, [.. costs.Skip(offset).Take(limit)], offset + limit < costs.Count ? offset + limit : null), MoneyJson.Wire.MoneyCosts);
    }

    private static async Task<IResult> JourneysAsync(
        string site, HttpContext context, Catalog catalog, ReportService days, MoneyDetails details, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (request, offset, limit, problem) = ReadPage(context.Request.Query, days.Today(known));
        if (request is null)
            return problem!;
        DealOutcome? outcome = DealOutcome.Won;
        if (context.Request.Query.Text("outcome") is { } text)
        {
            if (!MoneyQueryReader.TryReadWord(context.Request.Query, "outcome", DealOutcome.Won, out var read) && text != "all")
                return Problem.Invalid("outcome", "It has to be won, open, lost or all.");
            outcome = text == "all" ? null : read;
        }

        return WantsCsv(context)
            ? JourneysCsv.Of(details.EachJourneyAsync(known, request, outcome, cancellation))
            : TypedResults.Json(await details.JourneysAsync(known, request, outcome, offset, limit, cancellation), MoneyJson.Wire.JourneyPage);
    }

    private static (MoneyRequest? Request, int Offset, int Limit, ProblemHttpResult? Problem) ReadPage(IQueryCollection query, DateOnly today)
    {
        if (!TryReadNumber(query, "offset", 0, 0, MostOffset, out var offset))
            return (null, 0, 0, Problem.Invalid("offset", $"It has to be 0 to {MostOffset}."));
        if (!TryReadNumber(query, "limit", 50, 1, MoneyDetails.MostAtOnce, out var limit))
            return (null, 0, 0, Problem.Invalid("limit", $"It has to be 1 to {MoneyDetails.MostAtOnce}."));
        var (request, problem) = MoneyQueryReader.Read(query, today);
        if (request is null)
            return (null, 0, 0, problem);
        return (request, offset, limit, null);
    }

    private static bool TryReadNumber(IQueryCollection query, string name, int standard, int least, int most, out int number)
    {
        number = standard;
        return query.Text(name) is not { } text || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    internal static bool WantsCsv(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
