using NumberSwap.Core.Erasure;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Removes what is known of one person from the tables of calls, visits, deals and deliveries.</summary>
public sealed class ErasureStore(Database database)
{
    private const string ForgetCall =
        """
        UPDATE calls SET recording_url = NULL, forgotten_at = @now, caller = CASE WHEN caller = @phone THEN NULL ELSE caller END,
            dialled = CASE WHEN caller = @phone THEN dialled ELSE '' END
        WHERE site_id = @site AND id = @call
        """;

    /// <summary>Finds by what a site knows the owner of a phone.</summary>
    public Task<DataSubject> FindAsync(string site, string phone, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var key = new { site, phone };
                var calls = await work.QueryAsync<string>("SELECT id FROM calls WHERE site_id = @site AND caller = @phone", key);

                // Who dials one of the site's own numbers is somebody else each time.
                if (!await OwnNumbers.HasAsync(work, site, phone))
                    calls.AddRange(await work.QueryAsync<string>("SELECT id FROM calls WHERE site_id = @site AND dialled = @phone", key));
                var visitors = await work.QueryAsync<string>(
                    """
                    SELECT visitor FROM visitor_phones WHERE site_id = @site AND phone = @phone
                    UNION SELECT visitor FROM leads WHERE site_id = @site AND phone = @phone AND visitor IS NOT NULL
                    """,
                    key);
                var leads = await work.QueryAsync<string>("SELECT id FROM leads WHERE site_id = @site AND phone = @phone", key);
                foreach (var visitor in visitors)
                    leads.AddRange(await work.QueryAsync<string>("SELECT id FROM leads WHERE site_id = @site AND visitor = @visitor AND phone IS NULL", new { site, visitor }));
                return new DataSubject(site, phone, [.. calls.Distinct(StringComparer.Ordinal)], visitors, leads);
            },
            cancellation);

    /// <summary>
    /// Removes the person in one transaction. Their calls stay as figures, without caller, recording's address and notes; a deal stays without
    /// phone and title; visits known to be theirs go.
    /// </summary>
    /// <param name="now">Unix ms: reports of these calls that come later tell nothing of the person.</param>
    public async Task<IReadOnlyList<Erased>> EraseAsync(DataSubject person, long now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        var erased = new List<Erased>();

        // COALESCE leaves the site's own index aside, which SQLite would prefer and walk through whole.
        var visits = new List<string>();
        foreach (var visitor in person.Visitors)
        {
            visits.AddRange(await database.ReadAsync(
                work => work.QueryAsync<string>("SELECT id FROM sessions WHERE visitor = @visitor AND COALESCE(site_id, '') = @site", new { site = person.Site, visitor }), cancellation));
        }

        await database.WriteAsync(
            async work =>
            {
                erased.Clear();
                var site = person.Site;
                var calls = person.Calls.Select(call => new { site, call }).ToList();

                // Whether a later call was the caller's first rests on them.
                await ReportChanges.MarkAsync(work, [.. person.Calls.Select(call => new ReportChanges.CallKey(site, call))]);
                erased.Add(new Erased("notes", await CallTexts.DeleteAsync(work, site, person.Calls)));

                // An event holds the call as it was, and each attempt what was sent.
                erased.Add(new Erased("events", await work.ExecuteAsync("DELETE FROM call_events WHERE site_id = @site AND call_id = @call", calls)));
                erased.Add(new Erased("platformEvents", await work.ExecuteAsync("DELETE FROM platform_events WHERE site_id = @site AND call_id = @call", calls)));
                erased.Add(new Erased("deals", await EraseDealsAsync(work, person)));
                erased.Add(new Erased("visits", await work.ExecuteAsync("DELETE FROM sessions WHERE id = @id", visits.Select(id => new { id }).ToList())));
                erased.Add(new Erased(
                    "formPhones", await work.ExecuteAsync("DELETE FROM visitor_phones WHERE site_id = @site AND phone = @phone", new { site, phone = person.Phone })));

                // Last: by them the person is found, should this have to be done again.
                erased.Add(new Erased(
                    "calls", await work.ExecuteAsync(ForgetCall, person.Calls.Select(call => new { site, call, phone = person.Phone, now }).ToList())));
                return true;
            },
            cancellation);
        return erased;
    }

    private static async Task<int> EraseDealsAsync(Work work, DataSubject person)
    {
        const string Forget = "UPDATE deals SET phone = NULL, title = NULL WHERE site_id = @site";
        var key = new { site = person.Site, phone = person.Phone };
        return await work.ExecuteAsync($"{Forget} AND phone = @phone", key)
            + await work.ExecuteAsync(
                $"{Forget} AND call_id = @call AND (phone IS NOT NULL OR title IS NOT NULL)", person.Calls.Select(call => new { site = person.Site, call }).ToList())
            + await work.ExecuteAsync(
                $"{Forget} AND form_id = @lead AND (phone IS NOT NULL OR title IS NOT NULL)", person.Leads.Select(lead => new { site = person.Site, lead }).ToList());
    }
}
