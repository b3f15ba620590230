using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace NumberSwap.Server.Tests.Delivery.Crm;

/// <summary>
/// An amoCRM by the documentation of its API v4 (account, contacts, leads, leads/complex, notes, calls): it refuses what the CRM refuses, and beyond
/// that fields which it does not document.
/// </summary>
internal sealed partial class AmoCrmStandIn(TimeProvider clock) : StandIn
{
    public const string FirstToken = "long.lived.token-1";

    private const int PerSecond = 7;
    private const int MostAtOnce = 50;
    private const int MaxText = 255;

    private static readonly HashSet<string> s_leadFields =
        ["name", "price", "status_id", "pipeline_id", "created_by", "updated_by", "created_at", "updated_at", "closed_at", "loss_reason_id", "responsible_user_id", "custom_fields_values", "tags_to_add", "request_id", "_embedded"];

    private static readonly HashSet<string> s_contactFields = ["name", "first_name", "last_name", "responsible_user_id", "created_by", "updated_by", "created_at", "custom_fields_values"];

    private static readonly HashSet<string> s_callFields =
        ["direction", "uniq", "duration", "source", "link", "phone", "call_result", "call_status", "call_responsible", "created_by", "updated_by", "created_at", "updated_at", "request_id"];

    private (long Second, int Count) rate;

    public string Token { get; set; } = FirstToken;

    /// <summary>Codes of the account's tracking fields.</summary>
    public HashSet<string> Fields { get; } = ["UTM_SOURCE", "UTM_MEDIUM", "UTM_CAMPAIGN", "UTM_CONTENT", "UTM_TERM"];

    public List<JsonObject> Leads { get; } = [];
    public List<JsonObject> Contacts { get; } = [];

    /// <summary>Notes of cards, by <c>leads/1</c> or <c>contacts/1</c>.</summary>
    public List<(string Card, JsonObject Note)> Notes { get; } = [];

    public IEnumerable<JsonObject> Calls => Notes.Where(note => Text(note.Note["note_type"]) == "call_in").Select(note => note.Note);

    /// <summary>Requests beyond the limit.</summary>
    public int Exceeded { get; private set; }

    protected override string NameOf(HttpRequest request) => request.Method + " " + Number().Replace(request.Path.Value!.Replace("/api/v4/", "", StringComparison.Ordinal), "#");

    protected override (int Status, JsonNode? Body) Answer(HttpRequest request, string text)
    {
        if (request.Headers.Authorization != "Bearer " + Token)
            return (401, new JsonObject { ["title"] = "Unauthorized", ["status"] = 401, ["detail"] = "Token has expired" });
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        rate = rate.Second == second ? (second, rate.Count + 1) : (second, 1);
        if (rate.Count > PerSecond)
        {
            Exceeded++;
            return (429, new JsonObject { ["title"] = "Too Many Requests", ["status"] = 429 });
        }

        var body = text.Length == 0 ? null : JsonNode.Parse(text);
        return NameOf(request) switch
        {
            "GET account" => (200, new JsonObject { ["id"] = 1, ["name"] = "Shop", ["subdomain"] = "shop" }),
            "GET contacts" => Found("contacts", Contacts.Where(contact => PhoneOf(contact).Contains(request.Query["query"]!, StringComparison.Ordinal))),
            "GET leads" => Found("leads", Leads.Where(lead => Text(lead["name"]).Contains(request.Query["query"]!, StringComparison.Ordinal))),
            "GET leads/#" => Leads.Find(lead => request.Path.Value!.EndsWith("/" + Text(lead["id"]), StringComparison.Ordinal)) is { } lead ? (200, lead.DeepClone()) : (404, null),
            "GET leads/#/notes" or "GET contacts/#/notes" => Found("notes", Notes.Where(note => request.Path.Value == $"/api/v4/{note.Card}/notes" && Text(note.Note["note_type"]) == request.Query["filter[note_type]"]).Select(note => note.Note)),
            "POST leads" or "POST leads/complex" => AddLeads(body, NameOf(request).EndsWith("complex", StringComparison.Ordinal)),
            "PATCH leads/#" => Change(request.Path.Value!.Split('/')[^1], (JsonObject)body!),
            "POST leads/#/notes" => AddNotes(request.Path.Value!.Split('/')[^2], (JsonArray)body!),
            "POST calls" => AddCalls(body),
            _ => (404, new JsonObject { ["title"] = "Not Found", ["status"] = 404 }),
        };
    }

    private (int, JsonNode?) AddLeads(JsonNode? body, bool isComplex)
    {
        if (body is not JsonArray { Count: >= 1 and <= MostAtOnce } leads)
            return Invalid("", "InvalidType", "This value should be an array of 1 to 50.");
        foreach (var lead in leads.Cast<JsonObject>())
        {
            if (FaultOf(lead, s_leadFields, "", Fields) is { } fault)
                return fault;
            var contacts = lead["_embedded"]?["contacts"] as JsonArray ?? [];
            if (isComplex && contacts.Count > 1)
                return Invalid("_embedded.contacts", "TooMany", "One contact at most.");
            if (lead["_embedded"]?["metadata"] is not null)
                return Invalid("_embedded.metadata", "Incoming", "This stand-in knows no incoming leads.");
            foreach (var contact in contacts.Cast<JsonObject>())
            {
                if (!isComplex && (contact["id"] is not { } id || !Contacts.Exists(known => Text(known["id"]) == Text(id))))
                    return Invalid("_embedded.contacts.0.id", "NotSupportedChoice", "The contact does not exist.");
                if (isComplex && FaultOf(contact, s_contactFields, "_embedded.contacts.0.", ["PHONE"]) is { } wrong)
                    return wrong;
            }
        }

        var made = new JsonArray();
        foreach (var lead in leads.Cast<JsonObject>().Select(lead => (JsonObject)lead.DeepClone()))
        {
            lead["id"] = 9001 + Leads.Count;
            long? contactId = null;
            if (isComplex && lead["_embedded"]?["contacts"]?[0] is JsonObject contact)
            {
                var kept = (JsonObject)contact.DeepClone();
                kept["id"] = contactId = 501 + Contacts.Count;
                Contacts.Add(kept);
                contact["id"] = contactId;
            }

            Leads.Add(lead);
            made.Add(new JsonObject { ["id"] = lead["id"]!.DeepClone(), ["contact_id"] = contactId, ["company_id"] = null, ["request_id"] = new JsonArray(Text(lead["request_id"])), ["merged"] = false });
        }

        return (200, isComplex ? made : new JsonObject { ["_embedded"] = new JsonObject { ["leads"] = made } });
    }

    private (int, JsonNode?) Change(string id, JsonObject body)
    {
        if (Leads.Find(lead => Text(lead["id"]) == id) is not { } known)
            return (404, null);
        if (FaultOf(body, s_leadFields, "", Fields) is { } fault)
            return fault;
        var fields = known["custom_fields_values"] as JsonArray ?? [];
        foreach (var field in ((JsonArray)body["custom_fields_values"]!).Cast<JsonObject>())
        {
            fields = [.. fields.Where(one => Text(one!["field_code"]) != Text(field["field_code"])).Select(one => one!.DeepClone())];
            if (field["values"] is not null)
                fields.Add(field.DeepClone());
        }

        known["custom_fields_values"] = fields;
        return (200, new JsonObject { ["id"] = known["id"]!.DeepClone(), ["updated_at"] = clock.GetUtcNow().ToUnixTimeSeconds() });
    }

    private (int, JsonNode?) AddNotes(string lead, JsonArray body)
    {
        foreach (var note in body.Cast<JsonObject>())
        {
            if (Text(note["note_type"]) != "common" || Text(note["params"]?["text"]).Length is 0 or > 20000)
                return Invalid("0.params.text", "NotBlank", "This value should not be blank.");
            Notes.Add(("leads/" + lead, (JsonObject)note.DeepClone()));
        }

        return (200, new JsonObject { ["_embedded"] = new JsonObject { ["notes"] = new JsonArray() } });
    }

    private (int, JsonNode?) AddCalls(JsonNode? body)
    {
        if (body is not JsonArray { Count: >= 1 and <= MostAtOnce } calls)
            return Invalid("", "InvalidType", "This value should be an array of 1 to 50.");
        var (stored, errors) = (new JsonArray(), new JsonArray());
        foreach (var call in calls.Cast<JsonObject>())
        {
            if (call.FirstOrDefault(field => !s_callFields.Contains(field.Key)).Key is { } unknown)
                return Invalid(unknown, "NotSupported", "Unknown field.");
            if (new[] { "direction", "duration", "source", "phone" }.FirstOrDefault(name => call[name] is null) is { } missing)
                return Invalid(missing, "FieldMissing", "This field is missing.");
            if (Text(call["direction"]) is not ("inbound" or "outbound") || !call["duration"]!.AsValue().TryGetValue<int>(out _) || call["call_status"]?.GetValue<int>() is < 1 or > 7)
                return Invalid("direction", "InvalidChoice", "The value you selected is not a valid choice.");
            var digits = string.Concat(Text(call["phone"]).Where(char.IsAsciiDigit));
            var end = digits[^Math.Min(10, digits.Length)..];
            if (Contacts.Find(contact => PhoneOf(contact).EndsWith(end, StringComparison.Ordinal)) is not { } owner)
            {
                errors.Add(new JsonObject { ["title"] = "Create calls error", ["status"] = 263, ["detail"] = "Entity not found", ["request_id"] = Text(call["request_id"]) });
                continue;
            }

            var open = Leads.Where(lead => (lead["_embedded"]?["contacts"] as JsonArray ?? []).Any(contact => Text(contact!["id"]) == Text(owner["id"]))).ToList();
            Notes.Add((open.Count == 1 ? "leads/" + Text(open[0]["id"]) : "contacts/" + Text(owner["id"]), new JsonObject { ["note_type"] = "call_in", ["params"] = call.DeepClone() }));
            stored.Add(new JsonObject { ["id"] = Notes.Count, ["request_id"] = Text(call["request_id"]) });
        }

        return (stored.Count == 0 ? 400 : 200, new JsonObject { ["_total_items"] = stored.Count, ["errors"] = errors, ["_embedded"] = new JsonObject { ["calls"] = stored } });
    }

    private static (int, JsonNode?)? FaultOf(JsonObject of, HashSet<string> known, string path, HashSet<string> codes)
    {
        if (of.FirstOrDefault(field => !known.Contains(field.Key)).Key is { } unknown)
            return Invalid(path + unknown, "NotSupported", "Unknown field.");
        if (Text(of["name"]).Length > MaxText)
            return Invalid(path + "name", "TooLong", "This value is too long.");
        var fields = of["custom_fields_values"] as JsonArray ?? [];
        if (fields.Count > 40)
            return Invalid(path + "custom_fields_values", "TooMany", "40 at most.");
        for (var i = 0; i < fields.Count; i++)
        {
            if (!codes.Contains(Text(fields[i]!["field_code"])))
                return Invalid($"{path}custom_fields_values.{i}.field_code", "NotSupportedChoice", "The value you selected is not a valid choice.");
            if (fields[i]!["values"] is JsonArray values && values.Any(value => Text(value!["value"]).Length is 0 or > MaxText))
                return Invalid($"{path}custom_fields_values.{i}.values.0.value", "InvalidType", "This value is empty or too long.");
        }

        return null;
    }

    private static string PhoneOf(JsonObject contact) => string.Concat(Text(contact["custom_fields_values"]?[0]?["values"]?[0]?["value"]).Where(char.IsAsciiDigit));

    private static (int, JsonNode?) Found(string name, IEnumerable<JsonObject> found)
    {
        var all = found.ToList();
        return all.Count == 0 ? (204, null) : (200, new JsonObject { ["_embedded"] = new JsonObject { [name] = new JsonArray([.. all.Select(one => one.DeepClone())]) } });
    }

    private static (int, JsonNode?) Invalid(string path, string code, string detail) => (400, new JsonObject
    {
        ["validation-errors"] = new JsonArray(new JsonObject { ["request_id"] = "0", ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["path"] = path, ["detail"] = detail }) }),
        ["title"] = "Bad Request",
        ["status"] = 400,
        ["detail"] = "Request validation failed",
    });

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number.ToString(CultureInfo.InvariantCulture) : node?.ToString() ?? "";

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
