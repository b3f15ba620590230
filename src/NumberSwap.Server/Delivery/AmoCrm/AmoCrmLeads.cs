using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Server.Delivery.Crm;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>Makes a call's lead with its contact, once, and keeps its source true while nobody else has changed it.</summary>
/// <remarks>No metadata are sent: they would make the lead an incoming one, whose contact is not there until somebody accepts it, so that the call would not be stored.</remarks>
internal sealed class AmoCrmLeads(AmoCrmAccount account)
{
    /// <summary>The name of the CRM that deals know it by.</summary>
    public const string Crm = "amocrm";

    private static readonly string[] s_sourceFields = ["UTM_SOURCE", "UTM_MEDIUM", "UTM_CAMPAIGN", "UTM_CONTENT", "UTM_TERM"];

    /// <summary>The call's lead; null: it gets none.</summary>
    /// <param name="contact">Whom the caller's number belongs to there; null: nobody yet.</param>
    public async Task<string?> EnsureAsync(CrmCall call, long? contact, CancellationToken cancellation)
    {
        if (call.Notes.Find(CallNotes.Lead) is { } known)
        {
            await ExplainAsync(known, call, cancellation);
            return known;
        }

        if (call.Verdict.Why is { } why)
        {
            account.Talk.Note(why);
            return null;
        }

        // An attempt before this may have made it without being able to remember it.
        var lead = await FindAsync(call, cancellation) ?? await AddAsync(call, contact, cancellation);
        await call.Notes.AddLeadAsync(Crm, lead, cancellation);
        await ExplainAsync(lead, call, cancellation);
        return lead;
    }

    /// <summary>Brings the lead's source up to date, unless it says something that was not written here.</summary>
    public async Task UpdateAsync(string lead, CrmCall call, CancellationToken cancellation)
    {
        if (await account.GetAsync("leads/" + lead, cancellation) is not { } found)
        {
            account.Talk.Note("The lead is not there any more.");
            return;
        }

        var wanted = LeadSource.Of(call.Call.Cause);
        var said = s_sourceFields.Select(code => CrmText.Line(ValueOf(found, code))).ToArray();
        var present = new LeadSource(said[0], said[1], said[2], said[3], said[4]);
        if (present == wanted)
            return;
        if (!call.Notes.Has(CallNotes.Wrote, present.Mark))
        {
            account.Talk.Note("The lead is left as it is: somebody has changed its source.");
            return;
        }

        // Remembered first: after a crash, what is there is still known to be ours.
        await call.Notes.AddAsync(CallNotes.Wrote, wanted.Mark, cancellation);
        await account.SendAsync(HttpMethod.Patch, "leads/" + lead, new JsonObject { ["custom_fields_values"] = SourceFields(wanted, emptyToo: true) }, cancellation);
    }

    private async Task<string?> FindAsync(CrmCall call, CancellationToken cancellation)
    {
        var title = call.Words.Title(call.Call);
        var found = await account.GetAsync("leads?limit=50&query=" + Uri.EscapeDataString(title), cancellation);
        return CrmJson.Items(CrmJson.Field(CrmJson.Field(found, "_embedded"), "leads"))
            .Where(lead => CrmJson.Text(lead, "name") == title)
            .Select(lead => CrmJson.Text(lead, "id"))
            .FirstOrDefault(id => id.Length > 0);
    }

    private async Task<string> AddAsync(CrmCall call, long? contact, CancellationToken cancellation)
    {
        var source = LeadSource.Of(call.Call.Cause);
        await call.Notes.AddAsync(CallNotes.Wrote, source.Mark, cancellation);
        // Only a lead that comes with a new contact is a complex one; who is known there is named by id.
        var path = contact is null && call.Call.From is not null ? "leads/complex" : "leads";
        var (answer, _, error) = await account.TryAsync(HttpMethod.Post, path, new JsonArray(Lead(call, contact, source)), adds: true, cancellation);
        if (error is not null && error.Contains("custom_fields_values", StringComparison.Ordinal) && source != LeadSource.None)
        {
            // The account has thrown its tracking fields away: the note says the source.
            await call.Notes.AddAsync(CallNotes.Wrote, LeadSource.None.Mark, cancellation);
            (answer, _, error) = await account.TryAsync(HttpMethod.Post, path, new JsonArray(Lead(call, contact, LeadSource.None)), adds: true, cancellation);
        }

        if (error is not null)
            throw CrmStopException.Never("The CRM refused the lead: " + error);
        var made = answer is { ValueKind: JsonValueKind.Array } ? CrmJson.Items(answer) : CrmJson.Items(CrmJson.Field(CrmJson.Field(answer, "_embedded"), "leads"));
        return made.Select(lead => CrmJson.Text(lead, "id")).FirstOrDefault(id => id.Length > 0) ?? throw CrmStopException.Later("The CRM's answer has no lead.");
    }

    /// <summary>A note with how sure the source is, and who else may have caused the call.</summary>
    private async Task ExplainAsync(string lead, CrmCall call, CancellationToken cancellation)
    {
        if (call.Notes.Find(CallNotes.Explained) is not null)
            return;
        var note = new JsonObject { ["note_type"] = "common", ["params"] = new JsonObject { ["text"] = call.Words.Comments(call.Call, call.Link) } };
        var (_, _, error) = await account.TryAsync(HttpMethod.Post, $"leads/{lead}/notes", new JsonArray(note), adds: false, cancellation);
        if (error is not null)
            account.Talk.Note("The note is not added: " + error);
        await call.Notes.AddAsync(CallNotes.Explained, lead, cancellation);
    }

    private JsonObject Lead(CrmCall call, long? contact, LeadSource source)
    {
        var settings = account.Settings;
        var embedded = new JsonObject();
        if (settings.Tag is not null)
            embedded["tags"] = new JsonArray(new JsonObject { ["name"] = settings.Tag });
        if (contact is { } id)
            embedded["contacts"] = new JsonArray(new JsonObject { ["id"] = id, ["is_main"] = true });
        else if (call.Call.From is { } phone)
            embedded["contacts"] = new JsonArray(Contact(phone));

        var lead = new JsonObject
        {
            ["name"] = call.Words.Title(call.Call),
            ["created_at"] = call.Call.StartedAt / 1000,
            ["request_id"] = call.ExternalId,
        };
        if (settings.Pipeline is { } pipeline)
            lead["pipeline_id"] = pipeline;
        if (settings.Status is { } status)
            lead["status_id"] = status;
        if (settings.Responsible is { } user)
            lead["responsible_user_id"] = user;
        if (SourceFields(source, emptyToo: false) is { Count: > 0 } fields)
            lead["custom_fields_values"] = fields;
        if (embedded.Count > 0)
            lead["_embedded"] = embedded;
        return lead;
    }

    private JsonObject Contact(string phone)
    {
        var contact = new JsonObject
        {
            ["name"] = phone,
            ["custom_fields_values"] = new JsonArray(new JsonObject
            {
                ["field_code"] = "PHONE",
                ["values"] = new JsonArray(new JsonObject { ["value"] = phone, ["enum_code"] = "WORK" }),
            }),
        };
        if (account.Settings.Responsible is { } user)
            contact["responsible_user_id"] = user;
        return contact;
    }

    private static JsonArray SourceFields(LeadSource source, bool emptyToo)
    {
        string[] values = [source.Source, source.Medium, source.Campaign, source.Content, source.Term];
        return [.. s_sourceFields.Zip(values).Where(field => emptyToo || field.Second.Length > 0).Select(field => new JsonObject
        {
            ["field_code"] = field.First,
            // No values clear a field.
            ["values"] = field.Second.Length == 0 ? null : new JsonArray(new JsonObject { ["value"] = field.Second }),
        })];
    }

    private static string ValueOf(JsonElement lead, string code) =>
        CrmJson.Items(CrmJson.Field(lead, "custom_fields_values"))
            .Where(field => CrmJson.Text(field, "field_code") == code)
            .SelectMany(field => CrmJson.Items(CrmJson.Field(field, "values")))
            .Select(value => CrmJson.Text(value, "value"))
            .FirstOrDefault("");
}
