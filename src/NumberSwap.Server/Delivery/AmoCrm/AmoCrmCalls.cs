using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Delivery.Crm;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>Logs a call that has ended in the card of its caller, once.</summary>
internal sealed class AmoCrmCalls(AmoCrmAccount account)
{
    private const string Product = "NumberSwap";
    private const int Talked = 4;
    private const int NotConnected = 6;

    /// <summary>The refusal of a call whose number is in no card.</summary>
    private const string EntityNotFound = "263";

    /// <param name="contact">Whom the caller's number belongs to; null: nobody.</param>
    public async Task EnsureAsync(CrmCall call, string? lead, long? contact, CancellationToken cancellation)
    {
        if (!call.HasEnded || call.Notes.Find(CallNotes.Finished) is not null)
            return;
        if (call.Call.From is not { } phone)
        {
            account.Talk.Note("The call is not logged: the caller's number is withheld, and the CRM takes no call without one.");
            return;
        }

        if (contact is null && lead is null)
        {
            account.Talk.Note("The call is not logged: the CRM has no contact with this number, and stores only calls of its contacts.");
            return;
        }

        // An attempt before this may have logged it without being able to remember it.
        if (!await IsThereAsync(call, lead, contact, cancellation))
            await AddAsync(call, phone, cancellation);
        await call.Notes.AddAsync(CallNotes.Finished, "1", cancellation);
    }

    private async Task AddAsync(CrmCall call, string phone, CancellationToken cancellation)
    {
        var isTalk = call.Call.Status == CallStatus.Completed;
        var body = new JsonObject
        {
            ["direction"] = "inbound",
            ["uniq"] = call.ExternalId,
            ["duration"] = isTalk ? call.Call.TalkSeconds ?? 0 : 0,
            ["source"] = Product,
            ["phone"] = phone,
            ["call_result"] = call.Words.Outcome(call.Call),
            ["call_status"] = isTalk ? Talked : NotConnected,
            ["created_at"] = call.Call.StartedAt / 1000,
            ["request_id"] = call.ExternalId,
        };
        if (account.Settings.Recordings && call.Call.RecordingUrl is { } recording)
            body["link"] = recording;
        var (answer, _, error) = await account.TryAsync(HttpMethod.Post, "calls", new JsonArray(body), adds: true, cancellation);
        var faults = CrmJson.Items(CrmJson.Field(answer, "errors")).ToList();
        if (faults.Exists(fault => CrmJson.Text(fault, "status") == EntityNotFound))
            throw CrmStopException.Later("The CRM does not find the contact of this call yet.");
        if (error is not null || faults.Count > 0)
            throw CrmStopException.Never("The CRM refused the call: " + (error ?? CrmText.Line(CrmJson.Text(faults[0], "detail"))));
    }

    /// <summary>Calls are kept as notes of the lead or of the contact: there it is looked for by its own id.</summary>
    private async Task<bool> IsThereAsync(CrmCall call, string? lead, long? contact, CancellationToken cancellation)
    {
        string?[] cards = [lead is null ? null : "leads/" + lead, contact is null ? null : string.Create(CultureInfo.InvariantCulture, $"contacts/{contact}")];
        foreach (var card in cards.OfType<string>())
        {
            var notes = await account.GetAsync(card + "/notes?limit=50&filter[note_type]=call_in&order[id]=desc", cancellation);
            if (CrmJson.Items(CrmJson.Field(CrmJson.Field(notes, "_embedded"), "notes")).Any(note => CrmJson.Text(CrmJson.Field(note, "params"), "uniq") == call.ExternalId))
                return true;
        }

        return false;
    }
}
