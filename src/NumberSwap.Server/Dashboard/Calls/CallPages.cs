using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using NumberSwap.Core.Calls;
using NumberSwap.Core.People;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Dashboard.Calls;

/// <summary>What stands beside the calls page: its rows again while it is open, and its list as a file.</summary>
public static class CallPages
{
    public static IEndpointRouteBuilder MapCallPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/{site}/calls.live", LiveAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        app.MapGet("/sites/{site}/calls.csv", Csv).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        return app;
    }

    /// <summary>The newest rows that the page's filter lets through; 304 while they are those that the page has.</summary>
    private static async Task<IResult> LiveAsync(HttpContext context, Viewer viewer, Words words, CallStore store, CancellationToken cancellation)
    {
        var query = CallListQuery.Read(context.Request.Query, viewer);
        var part = await CallPart.ReadAsync(store, query.Filter with { After = null, Before = null }, cancellation);
        var tag = TagOf(part.Calls, viewer, words);
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new RazorComponentResult<CallRows>(new { part.Calls });
    }

    /// <summary>The filter's calls for a spreadsheet, which in Russian expects semicolons and decimal commas.</summary>
    private static CallCsv Csv(HttpContext context, Viewer viewer, Words words, CallStore store, CallMarkStore marks, Catalog catalog)
    {
        var query = CallListQuery.Read(context.Request.Query, viewer);
        return new CallCsv(store, marks, catalog, query.Filter with { After = null, Before = null }, CsvFormats.Of(viewer, words));
    }

    /// <summary>Changes with all that the rows show.</summary>
    private static string TagOf(IReadOnlyList<CallRecord> calls, Viewer viewer, Words words)
    {
        var text = new StringBuilder().Append(words.Language).Append(viewer.Role).Append(viewer.Zone.Id);
        foreach (var call in calls)
        {
            text.Append('\n').Append(call.Id).Append('\t').Append(call.From).Append('\t').Append((int)call.Status).Append('\t').Append(call.TalkSeconds).Append('\t')
                .Append(call.RingSeconds).Append('\t').Append(call.AttributionVersion).Append('\t').Append(call.CorrectionVersion).Append('\t').AppendJoin('|', call.Tags)
                .Append('\t').Append(words.Campaign(viewer.Catalog!, call.Cause.Campaign));
        }

        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12))}\"").ToString();
    }
}
