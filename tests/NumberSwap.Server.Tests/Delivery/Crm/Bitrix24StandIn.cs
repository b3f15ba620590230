using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.AspNetCore.Http;

namespace NumberSwap.Server.Tests.Delivery.Crm;

/// <summary>
/// A Bitrix24 by its REST documentation (limits, system errors, crm.lead.*, telephony.externalCall.*): it refuses what the portal refuses, and
/// beyond that fields which it does not document, texts longer than its columns, and characters that its older databases cut at.
/// </summary>
internal sealed partial class Bitrix24StandIn(TimeProvider clock) : StandIn
{
    public const string WebhookPath = "/rest/7/hookSecret123456";
    public const string ClientSecret = "client-secret-1";
    public const string FirstRefresh = "refresh-token-1";

    private const int Burst = 50;
    private const double PerSecond = 2;
    private const int MaxText = 255;

    private static readonly HashSet<string> s_leadFields =
    [
        "TITLE", "NAME", "PHONE", "SOURCE_ID", "SOURCE_DESCRIPTION", "STATUS_ID", "UTM_SOURCE", "UTM_MEDIUM", "UTM_CAMPAIGN", "UTM_CONTENT", "UTM_TERM",
        "ORIGINATOR_ID", "ORIGIN_ID", "OPPORTUNITY", "CURRENCY_ID", "ASSIGNED_BY_ID", "COMMENTS", "OPENED",
    ];

    private static readonly HashSet<string> s_registerFields =
    [
        "USER_ID", "USER_PHONE_INNER", "PHONE_NUMBER", "TYPE", "CALL_START_DATE", "CRM_CREATE", "CRM_SOURCE", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "SHOW",
        "ADD_TO_CHAT", "CALL_LIST_ID", "LINE_NUMBER", "EXTERNAL_CALL_ID", "auth",
    ];

    private static readonly HashSet<string> s_finishFields =
        ["CALL_ID", "USER_ID", "USER_PHONE_INNER", "DURATION", "COST", "COST_CURRENCY", "STATUS_CODE", "FAILED_REASON", "VOTE", "ADD_TO_CHAT", "auth"];

    private readonly List<(JsonObject Parameters, string Id, DateTimeOffset At)> registered = [];
    private (double Level, DateTimeOffset At) bucket = (0, DateTimeOffset.MinValue);

    /// <summary>The application's token that is good now.</summary>
    public string Token { get; set; } = "access-token-0";

    public string Refresh { get; private set; } = FirstRefresh;

    public HashSet<string> Scopes { get; } = ["crm", "telephony"];

    /// <summary>Users that there are, by id and extension.</summary>
    public Dictionary<long, string> Users { get; } = new() { [7] = "107", [1269] = "200" };

    public List<JsonObject> Leads { get; } = [];

    /// <summary>Calls in the statistics: those that were finished.</summary>
    public List<JsonObject> Calls { get; } = [];

    public int Registered => registered.Count;

    public List<JsonObject> Records { get; } = [];

    /// <summary>Requests that came while the bucket was full.</summary>
    public int Exceeded { get; private set; }

    protected override string NameOf(HttpRequest request) => request.Path.Value!.Split('/')[^1] is { Length: > 0 } last ? last : "oauth";

    protected override (int Status, JsonNode? Body) Answer(HttpRequest request, string text)
    {
        var path = request.Path.Value!;
        if (path == "/oauth/token/")
            return Renew(text);
        var now = clock.GetUtcNow();
        var level = Math.Max(0, bucket.Level - ((now - bucket.At).TotalSeconds * PerSecond));
        bucket = (level + 1, now);
        if (level + 1 > Burst)
        {
            Exceeded++;
            return Error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
        }

        if (JsonNode.Parse(text) is not JsonObject body)
            return Error(400, "INVALID_REQUEST", "No parameters");
        var isWebhook = path.StartsWith(WebhookPath + "/", StringComparison.Ordinal);
        if (!isWebhook)
        {
            if (!path.StartsWith("/rest/", StringComparison.Ordinal) || path.Count(letter => letter == '/') != 2)
                return Error(401, "INVALID_CREDENTIALS", "Invalid request credentials");
            var token = body["auth"]?.GetValue<string>();
            if (token is null)
                return Error(401, "NO_AUTH_FOUND", "Wrong authorization data");
            if (token != Token)
                return Error(401, "expired_token", "The access token provided has expired.");
        }

        var method = NameOf(request);
        if (method.StartsWith("crm.", StringComparison.Ordinal) && !Scopes.Contains("crm"))
            return Error(401, "insufficient_scope", "The request requires higher privileges than provided by the webhook token");
        if (method.StartsWith("telephony.", StringComparison.Ordinal) && isWebhook)
            return Error(403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method");
        return method switch
        {
            "profile" => Result(new JsonObject { ["ID"] = "7", ["ADMIN"] = true }),
            "scope" => Result(new JsonArray([.. Scopes.Select(scope => (JsonNode)scope)])),
            "crm.lead.add" => AddLead(body),
            "crm.lead.update" => UpdateLead(body),
            "crm.lead.get" => Leads.Find(lead => lead["ID"]!.GetValue<string>() == Text(body["id"])) is { } lead ? Result(lead.DeepClone()) : Error(400, "", "Not found"),
            "crm.lead.list" => ListLeads(body),
            "telephony.externalCall.register" => Register(body),
            "telephony.externalCall.finish" => Finish(body),
            "telephony.externalCall.attachRecord" => Attach(body),
            _ => Error(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"),
        };
    }

    private (int, JsonNode?) Renew(string text)
    {
        var form = HttpUtility.ParseQueryString(text);
        if (form["grant_type"] != "refresh_token" || form["client_id"] is null || form["client_secret"] != ClientSecret)
            return Error(400, "invalid_client", "");
        if (form["refresh_token"] != Refresh)
            return Error(400, "invalid_grant", "");
        Token = "access-token-" + Guid.NewGuid().ToString("N");
        Refresh = "refresh-token-" + Guid.NewGuid().ToString("N");
        return (200, new JsonObject { ["access_token"] = Token, ["refresh_token"] = Refresh, ["expires_in"] = 3600 });
    }

    private (int, JsonNode?) AddLead(JsonObject body)
    {
        if (body["fields"] is not JsonObject fields || FaultOf(fields) is { } fault)
            return Error(400, "", FaultOf(body["fields"] as JsonObject ?? []) ?? "Parameter 'fields' must be array.");
        var lead = (JsonObject)fields.DeepClone();
        lead["ID"] = (1001 + Leads.Count).ToString(CultureInfo.InvariantCulture);
        Leads.Add(lead);
        return Result(1000 + Leads.Count);
    }

    private (int, JsonNode?) UpdateLead(JsonObject body)
    {
        if (Leads.Find(lead => lead["ID"]!.GetValue<string>() == Text(body["id"])) is not { } known)
            return Error(400, "", "Not found");
        if (body["fields"] is not JsonObject fields || FaultOf(fields) is not null)
            return Error(400, "", FaultOf(body["fields"] as JsonObject ?? []) ?? "Parameter 'fields' must be array.");
        foreach (var (name, value) in fields)
            known[name] = value?.DeepClone();
        return Result(true);
    }

    private (int, JsonNode?) ListLeads(JsonObject body)
    {
        var filter = (JsonObject)body["filter"]!;
        var found = Leads.Where(lead => filter.All(one => Text(lead[one.Key.TrimStart('=')]) == Text(one.Value)));
        return (200, new JsonObject { ["result"] = new JsonArray([.. found.Select(lead => (JsonNode)new JsonObject { ["ID"] = Text(lead["ID"]) })]), ["total"] = Leads.Count });
    }

    private (int, JsonNode?) Register(JsonObject body)
    {
        if (Unknown(body, s_registerFields) is { } unknown)
            return Error(400, "ERROR_CORE", unknown);
        if (UserFault(body) is { } fault)
            return Error(400, "ERROR_CORE", fault);
        if (body["TYPE"]?.GetValue<int>() is not (>= 1 and <= 5))
            return Error(400, "ERROR_CORE", "Unknown TYPE");
        if (!PhoneNumber().IsMatch(Text(body["PHONE_NUMBER"])))
            return Error(400, "ERROR_CORE", "Unsupported phone number format");
        if (body["CALL_START_DATE"] is { } date && !IsoTime().IsMatch(date.GetValue<string>()))
            return Error(400, "ERROR_CORE", "CALL_START_DATE should be in the ISO-8601 format");
        if (body["CRM_ENTITY_TYPE"] is not null && (Text(body["CRM_ENTITY_TYPE"]) is not ("LEAD" or "CONTACT" or "COMPANY") || body["CRM_ENTITY_ID"] is not JsonValue id || !id.TryGetValue<long>(out _)))
            return Error(400, "ERROR_CORE", "Wrong CRM entity");
        var now = clock.GetUtcNow();
        string[] key = ["PHONE_NUMBER", "TYPE", "USER_ID", "USER_PHONE_INNER", "LINE_NUMBER", "EXTERNAL_CALL_ID"];
        var same = registered.Find(one => now - one.At <= TimeSpan.FromMinutes(30) && !IsFinished(one.Id) && key.All(name => Text(one.Parameters[name]) == Text(body[name])));
        if (same.Id is null)
        {
            same = (body, string.Create(CultureInfo.InvariantCulture, $"externalCall.{Guid.NewGuid():N}.{now.ToUnixTimeSeconds()}"), now);
            registered.Add(same);
        }

        return Result(new JsonObject { ["CALL_ID"] = same.Id, ["CRM_CREATED_LEAD"] = null, ["CRM_CREATED_ENTITIES"] = new JsonArray() });
    }

    private (int, JsonNode?) Finish(JsonObject body)
    {
        if (Unknown(body, s_finishFields) is { } unknown)
            return Error(400, "ERROR_CORE", unknown);
        if (body["CALL_ID"] is not JsonValue value || !value.TryGetValue<string>(out var id))
            return Error(400, "INVALID_ARGUMENT", "CALL_ID must be a string");
        if (UserFault(body) is { } fault)
            return Error(400, "ERROR_CORE", fault);
        var known = registered.Find(one => one.Id == id);
        if (known.Id is null || IsFinished(id))
            return Error(400, "ERROR_CORE", "Call is not found (call should be registered prior to finishing)");
        var call = (JsonObject)body.DeepClone();
        foreach (var name in new[] { "PHONE_NUMBER", "EXTERNAL_CALL_ID", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "LINE_NUMBER", "CALL_START_DATE" })
            call[name] = known.Parameters[name]?.DeepClone();
        Calls.Add(call);
        return Result(call.DeepClone());
    }

    private (int, JsonNode?) Attach(JsonObject body)
    {
        if (!IsFinished(Text(body["CALL_ID"])))
            return Error(400, "", "Call is not found in the statistic table. It looks like it is not finished yet.");
        var name = Text(body["FILENAME"]);
        if (!name.EndsWith(".mp3", StringComparison.Ordinal) && !name.EndsWith(".wav", StringComparison.Ordinal))
            return Error(400, "ERROR_CORE", "Wrong file extension. Only wav and mp3 are allowed");
        if (Text(body["RECORD_URL"]).Contains("private", StringComparison.Ordinal))
            return Error(400, "", "Record URL resolves to a non-public address and was blocked.");
        Records.Add((JsonObject)body.DeepClone());
        return Result(new JsonObject { ["FILE_ID"] = 9079 });
    }

    private bool IsFinished(string id) => Calls.Exists(call => Text(call["CALL_ID"]) == id);

    private string? UserFault(JsonObject body) =>
        body["USER_ID"] is null && body["USER_PHONE_INNER"] is null ? "USER_ID or USER_PHONE_INNER should be set"
        : body["USER_ID"] is { } user && !Users.ContainsKey(user.GetValue<long>()) ? "User is not found or is not active"
        : body["USER_PHONE_INNER"] is { } inner && !Users.ContainsValue(Text(inner)) ? "User is not found or is not active"
        : null;

    private static string? FaultOf(JsonObject fields)
    {
        if (Unknown(fields, s_leadFields) is { } unknown)
            return unknown;
        foreach (var (name, value) in fields)
        {
            var text = Text(value);
            if (value is JsonValue && name is not ("COMMENTS" or "SOURCE_DESCRIPTION") && text.Length > MaxText)
                return $"{name} is longer than its column";
            if (text.Any(char.IsSurrogate) || text.Any(letter => char.IsControl(letter) && letter != '\n'))
                return $"{name} has a character that is not kept";
        }

        foreach (var phone in fields["PHONE"] as JsonArray ?? [])
        {
            if (phone is not JsonObject one || Text(one["VALUE"]).Length == 0 || Text(one["VALUE_TYPE"]) is not ("WORK" or "MOBILE" or "HOME" or "OTHER"))
                return "PHONE is no multifield";
        }

        return null;
    }

    private static string? Unknown(JsonObject fields, HashSet<string> known) => fields.Select(field => field.Key).FirstOrDefault(name => !known.Contains(name)) is { } name ? "Unknown field " + name : null;

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static (int, JsonNode?) Result(JsonNode result) => (200, new JsonObject { ["result"] = result, ["time"] = new JsonObject { ["duration"] = 0.1 } });

    private static (int, JsonNode?) Error(int status, string code, string text) => (status, new JsonObject { ["error"] = code, ["error_description"] = text });

    [GeneratedRegex(@"^\+?\d{5,15}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoTime();
}
