using System.Globalization;
using System.Text.Json.Nodes;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Delivery.Crm;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>Registers a call in the portal's telephony when it is first heard of, and finishes it when it has ended.</summary>
internal sealed class Bitrix24Telephony(Bitrix24Portal portal)
{
    private const int Inbound = 2;

    /// <param name="lead">The call's own lead; null: the portal looks by the caller's number whom the call belongs to.</param>
    public async Task EnsureAsync(CrmCall call, string? lead, CancellationToken cancellation)
    {
        if (call.Call.From is not { } phone)
        {
            portal.Talk.Note("The call is not registered: the caller's number is withheld, and Bitrix24 takes no call without one.");
            return;
        }

        var id = call.Notes.Find(CallNotes.Call) ?? await RegisterAsync(call, phone, lead, cancellation);
        if (!call.HasEnded)
            return;
        if (call.Notes.Find(CallNotes.Finished) is null)
            await FinishAsync(call, id, cancellation);
        if (portal.Settings.Recordings && call.Call.RecordingUrl is { } url && call.Notes.Find(CallNotes.Record) is null)
            await AttachAsync(call, id, url, cancellation);
    }

    /// <summary>Repeated within half an hour with the same EXTERNAL_CALL_ID it answers with the same call.</summary>
    private async Task<string> RegisterAsync(CrmCall call, string phone, string? lead, CancellationToken cancellation)
    {
        var parameters = User();
        parameters["PHONE_NUMBER"] = phone;
        parameters["TYPE"] = Inbound;
        parameters["CALL_START_DATE"] = DateTimeOffset.FromUnixTimeMilliseconds(call.Call.StartedAt).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        parameters["CRM_CREATE"] = 0;
        parameters["SHOW"] = portal.Settings.Card && !call.HasEnded ? 1 : 0;
        parameters["ADD_TO_CHAT"] = 0;
        parameters["LINE_NUMBER"] = portal.Settings.Line ?? call.Call.To;
        parameters["EXTERNAL_CALL_ID"] = call.ExternalId;
        if (lead is not null)
        {
            parameters["CRM_ENTITY_TYPE"] = "LEAD";
            parameters["CRM_ENTITY_ID"] = long.TryParse(lead, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : lead;
        }

        var id = CrmJson.Text(await portal.CallAsync("telephony.externalCall.register", parameters, cancellation), "CALL_ID");
        await call.Notes.AddAsync(CallNotes.Call, id, cancellation);
        return id;
    }

    private async Task FinishAsync(CrmCall call, string id, CancellationToken cancellation)
    {
        var parameters = User();
        parameters["CALL_ID"] = id;
        parameters["DURATION"] = call.Call.Status == CallStatus.Completed ? call.Call.TalkSeconds ?? 0 : 0;
        parameters["STATUS_CODE"] = call.Call.Status == CallStatus.Completed ? "200" : "304";
        parameters["ADD_TO_CHAT"] = 0;
        var (_, error) = await portal.TryAsync("telephony.externalCall.finish", parameters, cancellation, adds: true);
        if (error is not null)
        {
            // One that was finished by an attempt which could not remember it is not there any more.
            if (!error.Contains("Call is not found", StringComparison.OrdinalIgnoreCase))
                throw CrmStopException.Never("Bitrix24 refused telephony.externalCall.finish: " + error);
            portal.Talk.Note("The call has been finished before.");
        }

        await call.Notes.AddAsync(CallNotes.Finished, id, cancellation);
    }

    /// <summary>The portal fetches the recording itself, once. That it cannot is no reason to hold up anything.</summary>
    private async Task AttachAsync(CrmCall call, string id, string url, CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["CALL_ID"] = id, ["RECORD_URL"] = url, ["FILENAME"] = NameOf(url) };
        var (_, error) = await portal.TryAsync("telephony.externalCall.attachRecord", parameters, cancellation);
        if (error is not null)
            portal.Talk.Note("The recording is not attached: " + error);
        else
            await call.Notes.AddAsync(CallNotes.Record, id, cancellation);
    }

    private JsonObject User() => portal.Settings.User is { } user ? new JsonObject { ["USER_ID"] = user } : new JsonObject { ["USER_PHONE_INNER"] = portal.Settings.Extension };

    /// <summary>Only wav and mp3 are taken, by the name's end.</summary>
    private static string NameOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) ? "call.wav" : "call.mp3";
}
