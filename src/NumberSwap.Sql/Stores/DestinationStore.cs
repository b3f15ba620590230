using NumberSwap.Core.Audit;
using NumberSwap.Core.Delivery;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>destinations</c>.</summary>
public sealed class DestinationStore(Database database)
{
    public Task AddAsync(Destination destination, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    """
                    INSERT INTO destinations (id, site_id, kind, name, settings, protected_json, events, state, paused_reason, failing_since, failed_count, created_at)
                    VALUES (@Id, @Site, @Kind, @Name, @Settings, @Secrets, @Events, @State, @Reason, @FailingSince, @Failures, @CreatedAt)
                    """,
                    DestinationRow.Of(destination));
                work.WroteToOutbox = true;
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    public Task<Destination?> FindAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<DestinationRow>(DestinationRow.Select + " WHERE site_id = @site AND id = @id", new { site, id }))?.ToDestination(),
            cancellation);

    /// <summary>A site's destinations, the oldest first.</summary>
    public Task<IReadOnlyList<Destination>> ListAsync(string site, CancellationToken cancellation = default) =>
        ReadAsync(" WHERE site_id = @site", new { site }, cancellation);

    /// <summary>Those of all sites to which events are delivered.</summary>
    public Task<IReadOnlyList<Destination>> ListActiveAsync(CancellationToken cancellation = default) =>
        ReadAsync(" WHERE state = @active", new { active = DestinationState.Active }, cancellation);

    /// <summary>Replaces name, settings, secrets and events. False when there is no such destination.</summary>
    public Task<bool> UpdateAsync(Destination destination, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                "UPDATE destinations SET name = @Name, settings = @Settings, protected_json = @Secrets, events = @Events WHERE site_id = @Site AND id = @Id",
                DestinationRow.Of(destination)) > 0 && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>Replaces secrets by those that the other system has given in their place, unless somebody has changed them meanwhile.</summary>
    /// <param name="known">As they were when they were read, encrypted.</param>
    public Task<bool> RenewSecretsAsync(string id, string known, string renewed, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync("UPDATE destinations SET protected_json = @renewed WHERE id = @id AND protected_json = @known", new { id, known, renewed }) > 0,
            cancellation);

    /// <summary>Changes what is done with its events. False when there is no such destination, or it is in that state for that reason already.</summary>
    /// <param name="now">Unix time in ms: what waits for one that goes on is due then, with all attempts before it.</param>
    public Task<bool> SetStateAsync(
        string site, string id, DestinationState state, string? reason, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var changed = await work.ExecuteAsync(
                    """
                    UPDATE destinations SET state = @state, paused_reason = @reason, failing_since = NULL, failed_count = 0
                    WHERE site_id = @site AND id = @id AND (state <> @state OR COALESCE(paused_reason, '') <> COALESCE(@reason, ''))
                    """,
                    new { site, id, state, reason });
                if (changed == 0)
                {
                    return false;
                }

                if (state == DestinationState.Active)
                {
                    await work.ExecuteAsync(
                        $"UPDATE deliveries SET next_at = @now, attempts = 0, give_up_at = @giveUp WHERE destination_id = @id AND state = {DeliveryStore.Pending} AND leased_until <= @now",
                        new { id, now, giveUp = now + Outbox.GiveUpMs });
                    work.WroteToOutbox = true;
                }

                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Pauses one that keeps failing, if it still fails since then and is not paused yet.</summary>
    public Task<bool> PauseAsync(Destination failing, string reason, AuditEntry audit, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                """
                UPDATE destinations SET state = @paused, paused_reason = @reason
                WHERE id = @id AND state = @active AND failing_since = @since
                """,
                new { id = failing.Id, reason, since = failing.FailingSince, paused = DestinationState.Paused, active = DestinationState.Active }) > 0
                && await MailWriter.PausedAsync(work, failing.Site, failing.Name, audit.At)
                && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>Deletes a destination; retention takes its deliveries later, a few at a time. False when there is no such destination.</summary>
    public Task<bool> DeleteAsync(string site, string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync("DELETE FROM destinations WHERE site_id = @site AND id = @id", new { site, id }) > 0
                && await AuditStore.WroteAsync(work, audit),
            cancellation);

    internal static async Task<Destination?> FindAsync(Work work, string id) =>
        (await work.FindAsync<DestinationRow>(DestinationRow.Select + " WHERE id = @id", new { id }))?.ToDestination();

    private Task<IReadOnlyList<Destination>> ReadAsync(string where, object parameters, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Destination>>(
            async work => [.. (await work.QueryAsync<DestinationRow>(DestinationRow.Select + where + " ORDER BY created_at, id", parameters)).Select(row => row.ToDestination())],
            cancellation);
}
