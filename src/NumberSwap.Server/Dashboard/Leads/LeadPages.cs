using System.Globalization;
using NumberSwap.Core.People;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Leads;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Dashboard.Leads;

/// <summary>What stands beside the leads page: its list as a file.</summary>
public static class LeadPages
{
    public static IEndpointRouteBuilder MapLeadPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/{site}/leads.csv", Csv).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        return app;
    }

    /// <summary>The filter's leads for a spreadsheet, which in Russian expects semicolons.</summary>
    private static LeadCsv Csv(HttpContext context, Viewer viewer, Words words, LeadStore store)
    {
        var format = new CallCsvFormat(
            words.Language == "ru" ? ';' : ',',
            Marked: true,
            words.Culture,
            at => words.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            viewer.Caller);
        return new LeadCsv(store, LeadListQuery.Read(context.Request.Query).ToFilter(viewer) with { After = null }, format, lead => LeadWords.SeenBy(viewer, lead));
    }
}
