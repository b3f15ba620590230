using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Platforms.Twilio;

/// <summary>Twilio's voice webhook and status callbacks, one address a site.</summary>
public static class TwilioEndpoints
{
    public const string Platform = "twilio";

    /// <summary>Query parameter of the callback addresses that we hand out: the dialled number.</summary>
    private const string Dialled = "dialled";

    private const int MaxFields = 200;

    public static void MapTwilio(this IEndpointRouteBuilder app) =>
        app.MapMethods("/v1/hooks/twilio/{site}", [HttpMethods.Post, HttpMethods.Get], HookAsync).WithTags("Platforms")
            .WithName("TwilioHook").WithSummary("Answers Twilio's voice webhook with TwiML that dials the destination, and takes its status callbacks")
            .Produces<string>(200, "text/xml").ProducesProblem(403);

    private static async Task<IResult> HookAsync(string site, HttpContext context, Catalog catalog, CallService calls, Settings settings, RefusalLimiter refusals)
    {
        var request = context.Request;
        if (request.ContentLength > BoundedJson.Limit)
            return Problem.TooLarge(BoundedJson.Limit);
        var fields = await FieldsAsync(request, context.RequestAborted);
        var known = catalog.ById(site);
        if (known is null || fields is null || !IsSigned(known, request, fields, settings))
            return Refuse(context, refusals);

        var dialled = request.Query[Dialled].ToString() is { Length: > 0 } carried ? carried : null;
        var report = TwilioCall.Read(fields, site, known.Site.Country, dialled);
        var answer = report is null ? null : await calls.ReportAsync(report, calls.RouteOf(report.To, site));
        if (!TwilioCall.IsRing(fields))
            return Xml(Twiml.End());

        // A number that is not known (any more) was still dialled by somebody who wants to talk to this site.
        var destination = answer?.Destination ?? known.Site.Targets[0].Destination;
        var callbacks = $"{PublicAddress.Of(settings, request)}/v1/hooks/twilio/{site}?{Dialled}={Uri.EscapeDataString(report?.To ?? destination)}";
        return Xml(Twiml.Dial(destination, callbacks));
    }

    /// <summary>The form's fields, or the query's for GET; null when they are no form, too many, or repeat a name.</summary>
    private static async ValueTask<Dictionary<string, string>?> FieldsAsync(HttpRequest request, CancellationToken cancellation)
    {
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> pairs = request.Query;
        if (HttpMethods.IsPost(request.Method))
        {
            if (!request.HasFormContentType || request.ContentLength is not <= BoundedJson.Limit)
                return null;
            try
            {
                pairs = await request.ReadFormAsync(cancellation);
            }
            catch (Exception wrong) when (wrong is InvalidDataException or BadHttpRequestException or IOException)
            {
                return null;
            }
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in pairs)
        {
            if (values.Count > 1 || fields.Count == MaxFields)
                return null;
            fields[name] = values.ToString();
        }

        return fields;
    }

    private static bool IsSigned(SiteCatalog site, HttpRequest request, Dictionary<string, string> fields, Settings settings)
    {
        if (!site.Credentials.TryGetValue(Platform, out var json) || JsonSerializer.Deserialize<TwilioCredentials>(json) is not { } credentials)
            return false;
        return TwilioSignature.IsValid(
            credentials.AuthToken,
            PublicAddress.Of(settings, request) + request.Path.ToUriComponent() + request.QueryString.ToUriComponent(),
            HttpMethods.IsPost(request.Method) ? fields : [],
            request.Headers["X-Twilio-Signature"]);
    }

    private static ProblemHttpResult Refuse(HttpContext context, RefusalLimiter refusals)
    {
        if (!refusals.Allows(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = "60";
            return Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_refusals", "Too many requests with a wrong signature. Wait a minute.");
        }

        return Problem.Of(
            StatusCodes.Status403Forbidden,
            "bad_signature",
            "The request is not signed by this site's Twilio account. Check the Auth Token (PUT /v1/sites/{site}/platforms/twilio) and that NumberSwap:PublicUrl is the address that Twilio calls.");
    }

    private static ContentHttpResult Xml(string text) => TypedResults.Text(text, "text/xml");
}
