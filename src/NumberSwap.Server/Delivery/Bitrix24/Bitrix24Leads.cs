using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Server.Delivery.Crm;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>Makes a call's lead, once, and keeps its source true while nobody else has changed it.</summary>
internal sealed class Bitrix24Leads(Bitrix24Portal portal)
{
    /// <summary>The name of the CRM that deals know it by.</summary>
    public const string Crm = "bitrix24";

    private const string Originator = "NUMBERSWAP";

    private static readonly string[] s_sourceFields = ["UTM_SOURCE", "UTM_MEDIUM", "UTM_CAMPAIGN", "UTM_CONTENT", "UTM_TERM"];

    /// <summary>The call's lead; null: it gets none.</summary>
    public async Task<string?> EnsureAsync(CrmCall call, CancellationToken cancellation)
    {
        if (call.Notes.Find(CallNotes.Lead) is { } known)
            return known;
        if (call.Verdict.Why is { } why)
        {
            portal.Talk.Note(why);
            return null;
        }

        // An attempt before this may have made it without being able to remember it.
        var source = LeadSource.Of(call.Call.Cause);
        var lead = await FindAsync(call, cancellation);
        if (lead is null)
        {
            await call.Notes.AddAsync(CallNotes.Wrote, source.Mark, cancellation);
            var made = await portal.CallAsync("crm.lead.add", new JsonObject { ["fields"] = Fields(call, source) }, cancellation, adds: true);
            lead = made.ToString();
        }

        await call.Notes.AddLeadAsync(Crm, lead, cancellation);
        return lead;
    }

    /// <summary>Brings the lead's source up to date, unless it says something that was not written here.</summary>
    public async Task UpdateAsync(string lead, CrmCall call, CancellationToken cancellation)
    {
        var (found, error) = await portal.TryAsync("crm.lead.get", new JsonObject { ["id"] = lead }, cancellation);
        if (found is null)
        {
            portal.Talk.Note("The lead is left as it is: " + error);
            return;
        }

        var wanted = LeadSource.Of(call.Call.Cause);
        var said = s_sourceFields.Select(name => CrmText.Line(CrmJson.Text(found, name))).ToArray();
        var present = new LeadSource(said[0], said[1], said[2], said[3], said[4]);
        if (present == wanted)
            return;
        if (!call.Notes.Has(CallNotes.Wrote, present.Mark))
        {
            portal.Talk.Note("The lead is left as it is: somebody has changed its source.");
            return;
        }

        // Remembered first: after a crash, what is there is still known to be ours.
        await call.Notes.AddAsync(CallNotes.Wrote, wanted.Mark, cancellation);
        var fields = SourceFields(wanted);
        fields["SOURCE_DESCRIPTION"] = call.Words.Source(call.Call.Cause);
        await portal.CallAsync("crm.lead.update", new JsonObject { ["id"] = lead, ["fields"] = fields }, cancellation);
    }

    private async Task<string?> FindAsync(CrmCall call, CancellationToken cancellation)
    {
        var found = await portal.CallAsync(
            "crm.lead.list",
            new JsonObject
            {
                ["filter"] = new JsonObject { ["=ORIGINATOR_ID"] = Originator, ["=ORIGIN_ID"] = call.ExternalId },
                ["select"] = new JsonArray("ID"),
                ["order"] = new JsonObject { ["ID"] = "ASC" },
            },
            cancellation);
        return CrmJson.Items(found).Select(lead => CrmJson.Text(lead, "ID")).FirstOrDefault(id => id.Length > 0);
    }

    private JsonObject Fields(CrmCall call, LeadSource source)
    {
        var settings = portal.Settings;
        var fields = SourceFields(source);
        fields["TITLE"] = call.Words.Title(call.Call);
        fields["SOURCE_ID"] = settings.Source;
        fields["SOURCE_DESCRIPTION"] = call.Words.Source(call.Call.Cause);
        fields["COMMENTS"] = call.Words.Comments(call.Call, call.Link);
        fields["ORIGINATOR_ID"] = Originator;
        fields["ORIGIN_ID"] = call.ExternalId;
        if (settings.Status is not null)
            fields["STATUS_ID"] = settings.Status;
        if (settings.AssignedTo is { } user)
            fields["ASSIGNED_BY_ID"] = user;
        if (call.Call.From is { } phone)
            fields["PHONE"] = new JsonArray(new JsonObject { ["VALUE"] = phone, ["VALUE_TYPE"] = "WORK" });
        return fields;
    }

    private static JsonObject SourceFields(LeadSource source) => new()
    {
        ["UTM_SOURCE"] = source.Source,
        ["UTM_MEDIUM"] = source.Medium,
        ["UTM_CAMPAIGN"] = source.Campaign,
        ["UTM_CONTENT"] = source.Content,
        ["UTM_TERM"] = source.Term,
    };
}
