using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NumberSwap.Core.Delivery;
using NumberSwap.Core.Leads;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Owns the table <c>call_events</c>, and fills <c>deliveries</c>: an event is written with a row for each destination that wants to know it, in
/// the transaction in which it happens.
/// </summary>
/// <remarks>The table had events of calls only. That of a lead has <c>lead_id</c>, and an empty <c>call_id</c>.</remarks>
internal static class Outbox
{
    /// <summary>An event is attempted for so long after it happened, ms (3 days).</summary>
    public const long GiveUpMs = 3 * 24 * 3600_000L;

    private const string AddDelivery =
        """
        INSERT INTO deliveries (id, destination_id, event_id, site_id, call_id, state, attempts, next_at, leased_until, give_up_at, created_at)
        VALUES (@Id, @Destination, @Event, @Site, @Call, 0, 0, @At, 0, @GiveUpAt, @At)
        """;

    /// <summary>Who wants to know anything, of all sites: there are few.</summary>
    public static async Task<IReadOnlyList<OutboxListener>> ListenersAsync(Work work) =>
        [.. await work.QueryAsync<OutboxListener>("SELECT id AS Id, site_id AS Site, events AS Events FROM destinations WHERE state <> @off", new { off = DestinationState.Off })];

    /// <summary>Writes events that are not there yet.</summary>
    public static async Task AddAsync(Work work, IReadOnlyCollection<OutboxRow> events)
    {
        var wanted = events.ToDictionary(one => one.Id, one => one.Wanting, StringComparer.Ordinal);
        var deliveries = new List<DeliveryRow>();
        await work.ExecuteEachAsync(
            work.Dialect.InsertIfNew(
                "call_events", "id, site_id, call_id, lead_id, type, occurred_at, snapshot, previous", "@Id, @Site, @CallId, @Lead, @Type, @At, @Snapshot, @Previous"),
            [.. events.Select(EventRow.Of)],
            made => deliveries.AddRange(wanted[made.Id].Select(
                listener => new DeliveryRow(DeliveryIds.Next(), listener.Id, made.Id, made.Site, made.CallId, made.At))));
        await work.ExecuteEachAsync(AddDelivery, deliveries);
        work.WroteToOutbox |= deliveries.Count > 0;
    }

    /// <summary>Writes that there is a new lead, for who wants to know it.</summary>
    public static async Task AddLeadAsync(Work work, Lead lead)
    {
        var wanting = (await ListenersAsync(work)).Where(listener => listener.Site == lead.Site && EventTypes.Has(listener.Events, EventType.LeadCreated)).ToList();
        if (wanting.Count > 0)
        {
            var id = IdOf(lead.Site, lead.Id, EventType.LeadCreated, "1");
            await AddAsync(work, [new OutboxRow(id, lead.Site, Call: null, lead.Id, EventType.LeadCreated, lead.UpdatedAt, JsonSerializer.Serialize(lead, EventJson.Default.Lead), Previous: null, wanting)]);
        }
    }

    /// <summary>Removes what was or is to be told of leads; returns how many events went.</summary>
    /// <param name="leads">A query of ids.</param>
    public static Task<int> ForgetLeadsAsync(Work work, string leads, object? parameters) =>
        work.ExecuteAsync($"DELETE FROM call_events WHERE lead_id IN ({leads})", parameters);

    /// <summary>The same for the same event, and of no use to guess others.</summary>
    public static string IdOf(string site, string subject, EventType type, string version) =>
        "evt_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{site}\n{subject}\n{EventTypes.NameOf(type)}\n{version}")).AsSpan(0, 14));

    private sealed record EventRow(string Id, string Site, string CallId, string? Lead, EventType Type, long At, string Snapshot, string? Previous)
    {
        public static EventRow Of(OutboxRow row) => new(row.Id, row.Site, row.Call ?? "", row.Lead, row.Type, row.At, row.Snapshot, row.Previous);
    }

    private sealed record DeliveryRow(long Id, string Destination, string Event, string Site, string Call, long At)
    {
        public long GiveUpAt => At + GiveUpMs;
    }
}
