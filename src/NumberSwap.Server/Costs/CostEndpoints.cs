using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Money;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Importing;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Costs;

/// <summary>What advertising cost.</summary>
public static class CostEndpoints
{
    private const int MostGroups = 10_000;
    private const int MostRows = 10_000;

    public static IServiceCollection AddCosts(this IServiceCollection services) => services.AddSingleton<CostStore>().AddSingleton<CostService>();

    public static IEndpointRouteBuilder MapCosts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/costs").WithTags("Costs");
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("SetCosts")
            .WithSummary("Stores ad costs, all or none; those of the same day, source, medium, campaign and term are replaced");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListCosts")
            .WithSummary("Adds up ad costs of a period (from, to: days), grouped by day, source, campaign or row (group); of one source where it is named");
        group.MapDelete("/", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteCosts").WithSummary("Deletes the ad costs of a period (from, to: days), of one source where it is named");
        group.MapPost("/import", ImportAsync).RequireKey(ApiScope.Admin).WithMetadata(new RequestSizeLimitAttribute(ImportBody.RequestLimit)).WithName("ImportCosts")
            .WithSummary("Imports ad costs from an export of Google Ads or Yandex.Direct, or a CSV of one's own; dryRun=true only checks, leaveBadOut=true takes the good lines of a file with bad ones")
            .Accepts<string>("text/csv", "*/*").Produces<CostImport>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413);
        return app;
    }

    private static async Task<Results<Ok<CostsStored>, ProblemHttpResult>> AddAsync(
        string site, CostsRequest request, HttpContext context, Catalog catalog, CostService costs, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        if (request.Costs is not { Count: > 0 and <= MostRows } rows)
            return Problem.Invalid("costs", $"It has to be 1 to {MostRows} rows.");
        var read = new List<AdCost>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var (cost, field, why) = rows[i] is { } row ? CostReader.Read(row) : (null, "day", "It has to be a day such as 2026-11-22.");
            if (cost is null)
                return Problem.Invalid(string.Create(CultureInfo.InvariantCulture, $"costs[{i}].{field}"), why);
            read.Add(cost);
        }

        await costs.PutAsync(site, read, context.Actor(), cancellation);
        return TypedResults.Ok(new CostsStored(read.Count));
    }

    private static async Task<Results<Ok<CostList>, ProblemHttpResult>> ListAsync(
        string site, HttpContext context, Catalog catalog, CostStore store, ReportService reports, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var query = context.Request.Query;
        var (period, _, problem) = ReportQuery.Read(query, reports.Today(known));
        if (period is null)
            return problem!;
        CostGroup? group = query["group"].ToString() switch { "" or "source" => CostGroup.Source, "campaign" => CostGroup.Campaign, "day" => CostGroup.Day, "row" => CostGroup.Row, _ => null };
        if (group is null)
            return Problem.Invalid("group", "It has to be source, campaign, day or row.");
        if (Source(query) is not (true, var source))
            return WrongSource();
        var sums = await store.SumAsync(site, period.From, period.To, group.Value, source, MostGroups + 1, cancellation);
        return TypedResults.Ok(new CostList(period.From, period.To, [.. sums.Take(MostGroups).Select(CostItem.Of)], sums.Count > MostGroups));
    }

    private static async Task<Results<Ok<CostsDeleted>, ProblemHttpResult>> DeleteAsync(
        string site, HttpContext context, Catalog catalog, CostService costs, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var query = context.Request.Query;
        if (CostDay.Read(query["from"]) is not { } from)
            return Problem.Invalid("from", "It has to be a day such as 2026-11-22.");
        if (CostDay.Read(query["to"]) is not { } to)
            return Problem.Invalid("to", "It has to be a day such as 2026-11-22.");
        if (Source(query) is not (true, var source))
            return WrongSource();
        return TypedResults.Ok(new CostsDeleted(await costs.DeleteAsync(site, from, to, source, context.Actor(), cancellation)));
    }

    private static async Task<IResult> ImportAsync(string site, HttpContext context, Catalog catalog, CostService costs)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (defaults, problem) = Defaults(context.Request.Query);
        if (defaults is null)
            return problem!;
        (var text, problem) = await ImportBody.ReadAsync(context.Request);
        if (text is null)
            return problem!;
        var query = context.Request.Query;
        (var import, _, problem) = await costs.ImportAsync(
            site, text, defaults, query["dryRun"] == "true", query["leaveBadOut"] == "true", context.Actor(), context.RequestAborted);
        return problem ?? (IResult)TypedResults.Ok(import);
    }

    private static (CostDefaults? Defaults, ProblemHttpResult? Problem) Defaults(IQueryCollection query) => Defaults(query["source"], query["medium"], query["currency"]);

    /// <summary>What a person says of a file, or the problem with it.</summary>
    public static (CostDefaults? Defaults, ProblemHttpResult? Problem) Defaults(string? source, string? medium, string? currency)
    {
        if (source is { Length: > AdCost.MaxSource })
            return (null, WrongSource());
        if (medium is { Length: > AdCost.MaxMedium })
            return (null, Problem.Invalid("medium", $"It may have {AdCost.MaxMedium} characters at most."));
        if (!string.IsNullOrWhiteSpace(currency) && Currency.Read(currency) is null)
            return (null, Problem.Invalid("currency", "It has to be a currency's code of ISO 4217, for example RUB."));
        return (new CostDefaults(Text(source), Text(medium), Currency.Read(currency)), null);

        static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static (bool IsGood, string? Source) Source(IQueryCollection query) =>
        query["source"].ToString() is { Length: > 0 } source ? (source.Length <= AdCost.MaxSource, source) : (true, null);

    private static ProblemHttpResult WrongSource() => Problem.Invalid("source", $"It may have {AdCost.MaxSource} characters at most.");
}
