using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Delivery.Metrika;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Delivery.Exports;

/// <summary>Files of calls for systems that import them.</summary>
public static class ExportEndpoints
{
    private const int MaxConversion = 100;

    public static RouteGroupBuilder MapExports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/exports").WithTags("Exports");
        group.MapGet("/google-ads.csv", GoogleAdsAsync).RequireKey(ApiScope.Read).WithName("ExportGoogleAds")
            .WithSummary("Calls of visits with a gclid, gbraid or wbraid as click conversions for Google Ads (from, to, conversion, kind, probability, value, currency, adUserData, adPersonalization)")
            .Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/metrika-calls.csv", MetrikaAsync).RequireKey(ApiScope.Read).WithName("ExportMetrikaCalls")
            .WithSummary("Calls in the columns of Yandex.Metrika's upload of calls (from, to, by, kind, probability, phone, value, currency)")
            .Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        return group;
    }

    internal static async Task<IResult> GoogleAdsAsync(string site, HttpContext context, Catalog catalog, ExportRows rows, CallLookup lookup, TimeProvider clock)
    {
        if (catalog.ById(site)?.Site is not { } owner)
            return Problem.NotFound("site");
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var query = context.Request.Query;
        var (export, problem) = ExportQuery.Read(query, site, now, usualDays: 30, usualKind: "calls", hasDeals: true);
        if (export is null)
            return problem!;
        if (query.Text("conversion") is not { Length: <= MaxConversion } conversion || conversion.Any(char.IsControl) || CsvText.Safe(conversion) != conversion)
            return Problem.Invalid("conversion", $"It has to be the conversion action's name in Google Ads, {MaxConversion} characters at most, not with a sign such as =, + or - in front.");
        if (!TryReadConsent(query, "adUserData", out var data))
            return Problem.Invalid("adUserData", "It has to be granted or denied.");
        if (!TryReadConsent(query, "adPersonalization", out var personal))
            return Problem.Invalid("adPersonalization", "It has to be granted or denied.");

        await lookup.RefreshAsync(site, context.RequestAborted);
        var file = new GoogleAdsFile(conversion, export.Value, export.Currency, data, personal);
        return new ExportFile("google-ads.csv", file.Head, export.Kind == "deals"
            ? rows.DealsAsync(export, file, now, context.RequestAborted)
            : rows.ConversionsAsync(export, file, owner, now, context.RequestAborted));
    }

    internal static async Task<IResult> MetrikaAsync(string site, HttpContext context, Catalog catalog, ExportRows rows, CallLookup lookup, Settings settings, TimeProvider clock)
    {
        if (catalog.ById(site)?.Site is not { } owner)
            return Problem.NotFound("site");
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var query = context.Request.Query;
        var (export, problem) = ExportQuery.Read(query, site, now, (int)MetrikaFile.Window.TotalDays, usualKind: "allCalls");
        if (export is null)
            return problem!;
        MetrikaIdType? by = query.Text("by") switch { null or "clientId" => MetrikaIdType.ClientId, "yclid" => MetrikaIdType.Yclid, _ => null };
        if (by is not { } type)
            return Problem.Invalid("by", "It has to be clientId or yclid: a file has one kind of id.");
        if (query.Text("phone") is not (null or "dialled" or "caller" or "none"))
            return Problem.Invalid("phone", "It has to be dialled, caller or none.");

        await lookup.RefreshAsync(site, context.RequestAborted);
        var phone = query.Text("phone") ?? "dialled";
        var file = new MetrikaFile(call => phone switch { "dialled" => call.To, "caller" => call.From, _ => null }, export.Value, export.Currency, settings.Options.PublicUrl?.TrimEnd('/'));
        return new ExportFile("metrika-calls.csv", [MetrikaFile.Header(type)], rows.MetrikaAsync(export, file, type, owner, now, context.RequestAborted));
    }

    private static bool TryReadConsent(IQueryCollection query, string name, out string? consent)
    {
        consent = query.Text(name) switch { "granted" => "Granted", "denied" => "Denied", _ => null };
        return consent is not null || query.Text(name) is null;
    }
}
