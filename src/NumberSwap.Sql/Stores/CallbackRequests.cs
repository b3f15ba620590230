using NumberSwap.Core;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Mail;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Makes tasks of requests, in the transaction of what says so.</summary>
internal static class CallbackRequests
{
    private const long HourMs = 3600_000L;

    // Nobody else waits in it: its person did not call, and asked in no other lead.
    private const string OfLeadAlone =
        """
        site_id = @site AND lead_id = @lead AND origin = @origin AND missed_count = 0
            AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.site_id = @site AND l.phone = callbacks.phone AND l.kind = @kind AND l.id <> @lead)
        """;

    /// <summary>Puts a wish into the task that is open for its phone, or a new one.</summary>
    /// <param name="most">So many requests of leads from within an hour may be open at the site, so that nobody who makes them up hides the real ones; null: any number.</param>
    /// <returns>The task; null: there are that many, so none was made.</returns>
    public static async Task<CallbackRow?> WriteAsync(Work work, CallbackWish wish, int? most = null)
    {
        var deadline = wish.PromisedBy ?? await CallbackDeadlines.OfAsync(work, wish.Site, Math.Max(wish.WantedAt ?? 0, wish.At));
        if (wish.Lead is not null)
        {
            await MoveAsync(work, wish);
        }

        if (await OpenAsync(work, wish) is { } open)
        {
            await work.ExecuteAsync(
                """
                UPDATE callbacks SET lead_id = COALESCE(@Lead, lead_id), name = COALESCE(@Name, name), wish = COALESCE(@Text, wish), wanted_at = COALESCE(@WantedAt, wanted_at),
                    asked_at = @At
                WHERE id = @Id
                """,
                new { open.Id, wish.Lead, wish.Name, wish.Text, wish.WantedAt, wish.At });
            await CallbackAlerts.AgainAsync(work, open, MailKind.Request, wish.At, deadline);
            return await OpenAsync(work, wish);
        }

        if (most <= await work.SingleAsync<int>(
            $"SELECT COUNT(*) FROM callbacks WHERE site_id = @Site AND state = {CallbackRow.Open} AND origin = {(int)CallbackOrigin.Request} AND lead_id IS NOT NULL AND made_at > @since",
            new { wish.Site, since = wish.At - HourMs }))
        {
            return null;
        }

        var row = new CallbackRow
        {
            Id = RandomId.New(),
            Site = wish.Site,
            OpenKey = wish.Phone,
            Phone = wish.Phone,
            Origin = CallbackOrigin.Request,
            Lead = wish.Lead,
            Name = wish.Name,
            Wish = wish.Text,
            MadeAt = wish.At,
            AskedAt = wish.At,
            WantedAt = wish.WantedAt,
            DeadlineAt = deadline,
        };
        await work.ExecuteAsync(CallbackRow.Insert, row);
        await CallbackAlerts.NewAsync(work, row);
        return row;
    }

    /// <summary>Forgets what a lead that is deleted said in a task; the task goes too, unless its person called as well or has asked in another lead.</summary>
    public static async Task ForgetLeadAsync(Work work, string site, string lead)
    {
        var key = KeyOf(site, lead);
        await work.ExecuteAsync($"DELETE FROM mails WHERE task_id IN (SELECT id FROM callbacks WHERE {OfLeadAlone})", key);
        await work.ExecuteAsync($"DELETE FROM callbacks WHERE {OfLeadAlone}", key);
        await work.ExecuteAsync("UPDATE callbacks SET lead_id = NULL, name = NULL, wish = NULL WHERE site_id = @site AND lead_id = @lead", key);
    }

    /// <summary>The same lead has another phone now: its task goes along, so that it is one still.</summary>
    private static async Task MoveAsync(Work work, CallbackWish wish)
    {
        var before = await work.FindAsync<CallbackRow>(
            $"{CallbackRow.Select} WHERE site_id = @Site AND lead_id = @Lead AND state = {CallbackRow.Open} AND open_key <> @Phone", new { wish.Site, wish.Lead, wish.Phone });
        if (before is null)
        {
            return;
        }

        if (await OpenAsync(work, wish) is not null
            || await work.ExecuteAsync($"UPDATE callbacks SET phone = @Phone, open_key = @Phone WHERE id = @Id AND {OfLeadAlone}", KeyOf(wish.Site, wish.Lead!, before.Id, wish.Phone)) == 0)
        {
            await ForgetLeadAsync(work, wish.Site, wish.Lead!);
        }
    }

    private static object KeyOf(string site, string lead, string? Id = null, string? Phone = null) =>
        new { site, lead, Id, Phone, origin = CallbackOrigin.Request, kind = LeadKind.Callback };

    private static Task<CallbackRow?> OpenAsync(Work work, CallbackWish wish) =>
        work.FindAsync<CallbackRow>(CallbackRow.Select + " WHERE site_id = @Site AND open_key = @Phone", new { wish.Site, wish.Phone });
}
