using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>Search in transcripts, and what they have in common.</summary>
public static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/conversations").WithTags("Conversations");
        group.MapGet("/search", SearchAsync).RequireKey(ApiScope.Read).WithName("SearchConversations")
            .WithSummary("Finds passages by words (q: all of them; \"in quotes\" as they are; word* as a beginning), speaker, operator, from, to; the newest calls first, passed on by cursor").ProducesProblem(400);
        group.MapGet("/questions", QuestionsAsync).RequireKey(ApiScope.Read).WithName("ListRepeatedQuestions")
            .WithSummary("Groups the questions that were asked in several calls; filtered by speaker, from and to; CSV with Accept: text/csv").Produces<QuestionReport>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/operators", OperatorsAsync).RequireKey(ApiScope.Read).WithName("CompareOperatorsTalk")
            .WithSummary("Counts set phrases, clarifying questions and changes of stage by operator; from, to; CSV with Accept: text/csv").Produces<OperatorReport>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/stages", StagesAsync).RequireKey(ApiScope.Read).WithName("CountStages")
            .WithSummary("Counts the stages that calls reach and the changes between them; from, to; CSV with Accept: text/csv").Produces<StageReport>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/requests", RequestsAsync).RequireKey(ApiScope.Read).WithName("TimeRequests")
            .WithSummary("Says how long calls take by type of request; from, to; CSV with Accept: text/csv").Produces<RequestReport>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/markers", MarkersAsync).RequireKey(ApiScope.Read).WithName("GetConversationMarkers").WithSummary("Shows what is looked for in a site's calls");
        group.MapPut("/markers", PutMarkersAsync).RequireKey(ApiScope.Admin).WithName("SetConversationMarkers")
            .WithSummary("Sets what is looked for in a site's calls; lists that are left out stay, isOwn false brings the usual ones back");
    }

    private static async Task<Results<Ok<PassagePage>, ProblemHttpResult>> SearchAsync(
        string site, HttpContext context, Catalog catalog, CallLookup lookup, TranscriptStore store, Database database, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (filter, problem) = TalkQuery.Read(context.Request.Query, site);
        if (filter is null)
            return problem!;
        await lookup.RefreshAsync(site, cancellation);
        var found = await store.SearchAsync(filter, cancellation);
        var cursor = found.Count < filter.Limit ? null : found.Min(passage => passage.Id).ToString(CultureInfo.InvariantCulture);
        var by = database.Search.ToString();
        return TypedResults.Ok(new PassagePage([.. found.Select(passage => PassageItem.Of(passage, filter.Query))], cursor, char.ToLowerInvariant(by[0]) + by[1..]));
    }

    private static Task<IResult> QuestionsAsync(string site, HttpContext context, Catalog catalog, ConversationReports reports, TimeProvider clock, CancellationToken cancellation) =>
        TalkQuery.TryReadSpeaker(context.Request.Query, out var speaker)
            ? ReportAsync(site, context, catalog, clock, period => reports.QuestionsAsync(site, period.From, period.To, speaker, cancellation), report => TalkTables.Of(report, text => text))
            : Task.FromResult<IResult>(Problem.Invalid("speaker", "It has to be caller, operator or unknown."));

    private static Task<IResult> OperatorsAsync(string site, HttpContext context, Catalog catalog, ConversationReports reports, TimeProvider clock, CancellationToken cancellation) =>
        ReportAsync(site, context, catalog, clock, period => reports.OperatorsAsync(site, period.From, period.To, cancellation), report => TalkTables.Of(report));

    private static Task<IResult> StagesAsync(string site, HttpContext context, Catalog catalog, ConversationReports reports, TimeProvider clock, CancellationToken cancellation) =>
        ReportAsync(site, context, catalog, clock, period => reports.StagesAsync(site, period.From, period.To, cancellation), report => TalkTables.Of(report));

    private static Task<IResult> RequestsAsync(string site, HttpContext context, Catalog catalog, ConversationReports reports, TimeProvider clock, CancellationToken cancellation) =>
        ReportAsync(site, context, catalog, clock, period => reports.RequestsAsync(site, period.From, period.To, cancellation), report => TalkTables.Of(report));

    private static async Task<IResult> ReportAsync<T>(
        string site, HttpContext context, Catalog catalog, TimeProvider clock, Func<(long From, long To), Task<T>> report, Func<T, TableCsv> table)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (period, problem) = TalkQuery.ReadPeriod(context.Request.Query, clock);
        if (problem is not null)
            return problem;
        var read = await report(period);
        return TableCsv.IsWanted(context.Request) ? table(read) : TypedResults.Ok(read);
    }

    private static async Task<Results<Ok<MarkersItem>, ProblemHttpResult>> MarkersAsync(string site, Catalog catalog, MarkerService markers, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var settings = await markers.FindAsync(site, cancellation);
        return TypedResults.Ok(MarkersItem.Of(settings.Markers, settings.IsOwn));
    }

    private static async Task<Results<Ok<MarkersItem>, ProblemHttpResult>> PutMarkersAsync(
        string site, MarkersItem request, HttpContext context, Catalog catalog, MarkerService markers, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var isOwn = request.IsOwn != false;
        var (read, problem) = isOwn ? MarkerReader.Read(request, (await markers.FindAsync(site, cancellation)).Markers) : (Core.Conversations.TalkMarkers.Default, null);
        if (read is null)
            return problem!;
        return await markers.PutAsync(site, isOwn ? read : null, context.Actor(), cancellation) ? TypedResults.Ok(MarkersItem.Of(read, isOwn)) : Problem.NotFound("site");
    }
}
