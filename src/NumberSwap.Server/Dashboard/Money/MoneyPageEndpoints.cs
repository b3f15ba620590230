using System.Globalization;
using NumberSwap.Core.Deals;
using NumberSwap.Core.People;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Dashboard.Leads;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Money;

/// <summary>What stands beside the money reports' pages: the same as files.</summary>
public static class MoneyPageEndpoints
{
    public static void MapMoneyPages(this IEndpointRouteBuilder app)
    {
        var analyst = new AccessAttribute(Role.Analyst);
        app.MapGet("/sites/{site}/reports.csv", ReportAsync).WithMetadata(analyst).ExcludeFromDescription();
        app.MapGet("/sites/{site}/reports/customers.csv", CustomersAsync).WithMetadata(analyst).ExcludeFromDescription();
        app.MapGet("/sites/{site}/reports/contacts.csv", Contacts).WithMetadata(analyst).ExcludeFromDescription();
        app.MapGet("/sites/{site}/reports/costs.csv", CostsAsync).WithMetadata(analyst).ExcludeFromDescription();
        app.MapGet("/sites/{site}/reports/journeys.csv", ListJourneys).WithMetadata(analyst).ExcludeFromDescription();
    }

    private static async Task<IResult> ReportAsync(HttpContext context, Viewer viewer, Words words, ReportService days, MoneyReports reports, CancellationToken cancellation)
    {
        var choice = MoneyChoice.Read(context.Request.Query, days.Today(viewer.Site));
        var request = choice.Request with { Query = choice.Request.Query with { Limit = MoneyQueryReader.MostRows } };
        return new MoneyCsv(await reports.ReportAsync(viewer.Site, request, cancellation), FormatOf(viewer, words));
    }

    private static CsvStream<Journey> ListJourneys(HttpContext context, Viewer viewer, Words words, ReportService days, MoneyDetails details, CancellationToken cancellation)
    {
        var choice = MoneyChoice.Read(context.Request.Query, days.Today(viewer.Site));
        return JourneysCsv.Of(details.EachJourneyAsync(viewer.Site, choice.Request, DealOutcome.Won, cancellation), FormatOf(viewer, words));
    }

    private static CsvStream<FoundContact> Contacts(HttpContext context, Viewer viewer, Words words, ReportService days, MoneyDetails details, CancellationToken cancellation)
    {
        var choice = MoneyChoice.Read(context.Request.Query, days.Today(viewer.Site));
        var (measure, reason) = MoneyChoice.ReadMeasure(context.Request.Query);
        return MoneyContactsCsv.Of(viewer.Site, details.EachContactAsync(viewer.Site, choice.Request, measure, reason, cancellation), FormatOf(viewer, words), lead => LeadWords.SeenBy(viewer, lead));
    }

    private static async Task<IResult> CustomersAsync(HttpContext context, Viewer viewer, Words words, ReportService days, CustomersReports reports, CancellationToken cancellation)
    {
        var choice = MoneyChoice.ReadCustomers(context.Request.Query, days.Today(viewer.Site));
        var request = choice.Request with { Query = choice.Request.Query with { Limit = MoneyQueryReader.MostRows } };
        return CustomersCsv.Of(await reports.ReportAsync(viewer.Site, request, cancellation), FormatOf(viewer, words));
    }

    private static async Task<IResult> CostsAsync(HttpContext context, Viewer viewer, Words words, ReportService days, MoneyDetails details, CancellationToken cancellation)
    {
        var choice = MoneyChoice.Read(context.Request.Query, days.Today(viewer.Site));
        return MoneyCostsCsv.Of(await details.CostsAsync(viewer.Site, choice.Request, cancellation), FormatOf(viewer, words));
    }

    /// <summary>For a spreadsheet, which in Russian expects semicolons and decimal commas; times are the viewer's, and so is what may be seen of callers.</summary>
    private static CallCsvFormat FormatOf(Viewer viewer, Words words) => new(
        words.Language == "ru" ? ';' : ',',
        Marked: true,
        words.Culture,
        at => words.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        viewer.Caller);
}
