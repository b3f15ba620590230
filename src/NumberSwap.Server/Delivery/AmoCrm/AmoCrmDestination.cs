using System.Text.Json;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>
/// Brings calls into an amoCRM or Kommo: a lead with its contact and source, then, when it has ended, the call in the contact's card.
/// Each event brings the account to what is known of the call by then, so that repetitions and another order change nothing.
/// </summary>
public sealed class AmoCrmDestination(Exchanges exchanges, TargetGuard guard, CrmCalls calls, TimeProvider clock) : IDestination
{
    // The account's own limit, which one call fits into whole.
    private const int PerSecond = 7;

    private readonly RequestBudget budget = new(PerSecond, PerSecond, clock, atOnce: true);
    private readonly AmoCrmReader reader = new(guard);

    public string Kind => "amocrm";

    public IReadOnlyList<EventType> DefaultEvents => [EventType.Ringing, EventType.Completed, EventType.Missed, EventType.Reattributed];

    // Two at once would take each other's requests, and both have to begin again.
    public int MaxConcurrency => 1;

    public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known) => reader.Read(settings, secrets, known);

    public async Task<IReadOnlyList<DeliveryResult>> SendAsync(DestinationContext context, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation)
    {
        var secrets = context.Secrets(AmoCrmJson.Default.AmoCrmSecrets);
        var talk = new CrmTalk(exchanges, context.Http, budget, clock, [secrets.Token]);
        var account = new AmoCrmAccount(context.Settings(AmoCrmJson.Default.AmoCrmSettings), secrets, budget, talk);
        try
        {
            // A test asks who we are: it makes no lead.
            if (jobs[0].Id == 0)
                await account.GetAsync("account", cancellation);
            else
                await BringAsync(account, context, jobs[0], cancellation);
            return [DeliveryResult.Done(talk.Whole)];
        }
        catch (CrmStopException stopped)
        {
            return [stopped.ResultOf(talk)];
        }
    }

    private async Task BringAsync(AmoCrmAccount account, DestinationContext context, DeliveryJob job, CancellationToken cancellation)
    {
        var call = await calls.ReadAsync(context, job, account.Settings.Leads, account.Settings.Language, cancellation);
        var isDone = call.Notes.Find(CallNotes.Lead) is not null && (!call.HasEnded || call.Notes.Find(CallNotes.Finished) is not null);
        var contact = isDone || call.Call.From is not { } phone ? null : await AmoCrmContacts.FindAsync(account, phone, cancellation);
        var leads = new AmoCrmLeads(account);
        var lead = await leads.EnsureAsync(call, contact, cancellation);
        if (lead is not null && job.OfCall.Type == EventType.Reattributed)
            await leads.UpdateAsync(lead, call, cancellation);
        await new AmoCrmCalls(account).EnsureAsync(call, lead, contact, cancellation);
        if (account.Talk.Whole is null)
            account.Talk.Note("There is nothing new to tell.");
    }
}
