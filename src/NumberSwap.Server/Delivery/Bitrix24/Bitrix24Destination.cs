using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>
/// Brings calls into a Bitrix24: a lead with its source, and, where an application's token is given, the call itself in the portal's telephony.
/// Each event brings the portal to what is known of the call by then, so that repetitions and another order change nothing.
/// </summary>
public sealed class Bitrix24Destination(Exchanges exchanges, TargetGuard guard, CrmCalls calls, Bitrix24Tokens tokens, TimeProvider clock) : IDestination
{
    // The portal's own limits but for Enterprise, less what the questions after deals take.
    private const double PerSecond = 2;
    private const int Burst = 45;

    private readonly RequestBudget budget = new(PerSecond, Burst, clock);
    private readonly Bitrix24Reader reader = new(guard);

    public string Kind => "bitrix24";

    public IReadOnlyList<EventType> DefaultEvents => [EventType.Ringing, EventType.Completed, EventType.Missed, EventType.Reattributed];

    public int MaxConcurrency => 4;

    public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known) => reader.Read(settings, secrets, known);

    public async Task<IReadOnlyList<DeliveryResult>> SendAsync(DestinationContext context, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation)
    {
        var settings = context.Settings(Bitrix24Json.Default.Bitrix24Settings);
        var secrets = context.Secrets(Bitrix24Json.Default.Bitrix24Secrets);
        var talk = new CrmTalk(exchanges, context.Http, budget, clock, [.. SecretsOf(secrets)]);
        var portal = new Bitrix24Portal(context, settings, secrets, tokens, budget, exchanges, talk);
        try
        {
            await (jobs[0].Id == 0 ? TestAsync(portal, cancellation) : BringAsync(portal, context, jobs[0], cancellation));
            return [DeliveryResult.Done(talk.Whole)];
        }
        catch (CrmStopException stopped)
        {
            return [stopped.ResultOf(talk)];
        }
    }

    private async Task BringAsync(Bitrix24Portal portal, DestinationContext context, DeliveryJob job, CancellationToken cancellation)
    {
        var call = await calls.ReadAsync(context, job, portal.Settings.Leads, portal.Settings.Language, cancellation);
        var leads = new Bitrix24Leads(portal);
        var lead = await leads.EnsureAsync(call, cancellation);
        if (lead is not null && job.OfCall.Type == EventType.Reattributed)
            await leads.UpdateAsync(lead, call, cancellation);
        if (portal.Settings.HasTelephony)
            await new Bitrix24Telephony(portal).EnsureAsync(call, lead, cancellation);
        else if (portal.Talk.Whole is null)
            portal.Talk.Note("There is nothing new to tell.");
    }

    /// <summary>Asks who we are there and what we may: a test makes no lead.</summary>
    private static async Task TestAsync(Bitrix24Portal portal, CancellationToken cancellation)
    {
        await portal.CallAsync("profile", [], cancellation);
        var scopes = CrmJson.Items(await portal.CallAsync("scope", [], cancellation)).Select(scope => scope.ToString()).ToList();
        foreach (var needed in portal.Settings.HasTelephony ? new[] { "crm", "telephony" } : ["crm"])
        {
            if (!scopes.Contains(needed, StringComparer.OrdinalIgnoreCase))
                throw CrmStopException.Never($"The webhook or application lacks the right '{needed}'.");
        }
    }

    private static IEnumerable<string> SecretsOf(Bitrix24Secrets secrets) =>
        new[] { secrets.Webhook?[(secrets.Webhook.LastIndexOf('/') + 1)..], secrets.Token, secrets.ClientSecret, secrets.RefreshToken }.OfType<string>();
}
