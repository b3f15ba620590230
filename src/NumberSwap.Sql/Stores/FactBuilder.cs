using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Makes facts anew: owns the table <c>report_facts</c>.</summary>
internal static class FactBuilder
{
    private const string DealParts =
        """
        SELECT DISTINCT d.opened_at / 2592000000 FROM report_facts f JOIN deals d ON d.site_id = f.site_id AND d.call_id = f.contact_id
        WHERE f.site_id = @site AND f.slot >= @first AND f.slot <= @last
        """;

    private const int StepDeal = 5;

    /// <summary>Makes the facts of the quarters of an hour from <paramref name="first"/> to <paramref name="last"/>, in the caller's transaction.</summary>
    public static async Task MakeAsync(Work work, string site, long first, long last)
    {
        var range = new { site, first, last, from = first * ReportChanges.SlotMs, to = (last + 1) * ReportChanges.SlotMs };
        var dealParts = await work.QueryAsync<int>(DealParts, range);
        var before = (await work.QueryAsync<KnownTouches>(KnownTouches.Select, range)).ToDictionary(row => row.Contact, StringComparer.Ordinal);
        await work.ExecuteAsync("DELETE FROM report_facts WHERE site_id = @site AND kind = 0 AND slot >= @first AND slot <= @last", range);

        var calls = await work.QueryAsync<FactCall>(FactCall.Select, range);
        var touched = await FactTouches.OfAsync(work, site, calls);
        var ids = await FactTexts.IdsAsync(work, site, TextsOf(calls, touched.Values));
        await work.ExecuteEachAsync(FactRow.Insert, [.. calls.Select(call => Kept(RowOf(site, call, touched.GetValueOrDefault(call.Id), ids), before.GetValueOrDefault(call.Id)))]);

        await FactVersions.ChangeAsync(work, site, FactKind.Contact, [FactPart.OfTime(range.from), FactPart.OfTime(range.to - 1)]);
        await FactVersions.ChangeAsync(work, site, FactKind.Deal, dealParts.Concat(await work.QueryAsync<int>(DealParts, range)));
    }

    private static IEnumerable<string> TextsOf(IEnumerable<FactCall> calls, IEnumerable<TouchedCall> touched) =>
        calls.SelectMany(call => new[] { call.Operator, call.Dialled, call.Product, call.Tags }).OfType<string>()
            .Concat(touched.SelectMany(call => new[] { call.Last.ToString(), call.Nondirect.ToString(), call.First.ToString() }));

    private static FactRow RowOf(string site, FactCall call, TouchedCall? touched, Dictionary<string, int> ids)
    {
        return new()
        {
            Site = site,
            Contact = call.Id,
            StartedAt = call.StartedAt,
            Status = (int)call.Status,
            TalkSeconds = call.TalkSeconds,
            Probability = touched is null ? 0 : call.Probability,
            Client = call.Client,
            Step = call.Won > 0 ? StepDeal : call.Step,
            Operator = IdOf(call.Operator),
            Number = IdOf(call.Dialled),
            Product = IdOf(call.Product),
            Tags = IdOf(call.Tags),
            Last = IdOf(touched?.Last.ToString()),
            Nondirect = IdOf(touched?.Nondirect.ToString()),
            First = IdOf(touched?.First.ToString()),
            EarlierAt = call.EarlierAt,
            Session = touched?.Session,
            NondirectAt = touched?.NondirectAt,
            FirstAt = touched?.FirstAt,
        };

        int IdOf(string? text) => text is null ? 0 : ids[text];
    }

    /// <summary>Earlier visits that were known before, and that retention has taken meanwhile, stay known as long as the call is of the same visit.</summary>
    private static FactRow Kept(FactRow row, KnownTouches? before)
    {
        if (before is { Client: > 0 } && row.Client == 0)
        {
            // The caller has been forgotten meanwhile.
            row = row with { Client = before.Client };
        }

        if (before is null || row.Session is null || row.Session != before.Session)
        {
            return row;
        }

        if (before.FirstAt < row.FirstAt)
        {
            row = row with { First = before.First, FirstAt = before.FirstAt };
        }

        // A later one than the call's own visit is none, and that one itself is kept only where no other is known.
        return before.NondirectAt < row.NondirectAt && row.Nondirect == row.Last ? row with { Nondirect = before.Nondirect, NondirectAt = before.NondirectAt } : row;
    }

    private sealed record KnownTouches
    {
        public const string Select =
            """
            SELECT contact_id AS Contact, session_id AS Session, client AS Client, nondirect_touch AS Nondirect, first_touch AS First, nondirect_at AS NondirectAt, first_at AS FirstAt
            FROM report_facts WHERE site_id = @site AND kind = 0 AND slot >= @first AND slot <= @last
            """;

        public required string Contact { get; init; }
        public string? Session { get; init; }
        public int Client { get; init; }
        public int Nondirect { get; init; }
        public int First { get; init; }
        public long? NondirectAt { get; init; }
        public long? FirstAt { get; init; }
    }
}
