using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Reports;

/// <summary>What customers bought after their first contact.</summary>
public static class CustomersEndpoints
{
    public static void MapCustomers(this RouteGroupBuilder group) =>
        group.MapGet("/customers", ReportAsync).RequireKey(ApiScope.Read).WithName("GetCustomersReport")
            .WithSummary("Counts what customers bought since their first contact, callers beside those who wrote first, by something of that contact (by); CSV with Accept: text/csv")
            .WithDescription(
                "from, to: days of the first contacts, the last 365 when none are named; by: source, medium, campaign, keyword, page, number, operator, product, client, contact; "
                + "model: last, nondirect, first; values: all, certain, expected; currency; source, medium, campaign, keyword, page, number, operator, product, client, contact: a row's key")
            .Produces<CustomersReport>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> ReportAsync(string site, HttpContext context, Catalog catalog, ReportService days, CustomersReports reports, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (request, problem) = MoneyQueryReader.Read(context.Request.Query, days.Today(known), CustomersReports.UsualDays);
        if (request is null)
            return problem!;
        if (request.Query.By >= ReportDimension.Day)
            return Problem.Invalid("by", "It has to be source, medium, campaign, keyword, page, number, operator, product, client or contact.");
        var report = await reports.ReportAsync(known, request, cancellation);
        return MoneyEndpoints.WantsCsv(context) ? CustomersCsv.Of(report) : TypedResults.Json(report, MoneyJson.Wire.CustomersReport);
    }
}
