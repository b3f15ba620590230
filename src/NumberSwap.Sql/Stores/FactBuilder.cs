using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Makes facts anew: owns the table <c>report_facts</c>.</summary>
internal static class FactBuilder
{
    private const string DealParts =
        """
        SELECT DISTINCT d.opened_at / 2592000000 FROM report_facts f JOIN deals d ON d.site_id = f.site_id AND d.call_id = f.contact_id
        WHERE f.site_id = @site AND f.kind = 0 AND f.slot >= @first AND f.slot <= @last
        UNION
        SELECT DISTINCT d.opened_at / 2592000000 FROM report_facts f JOIN deals d ON d.site_id = f.site_id AND d.form_id = f.contact_id
        WHERE f.site_id = @site AND f.kind = 1 AND f.slot >= @first AND f.slot <= @last
        UNION
        SELECT DISTINCT d.opened_at / 2592000000 FROM report_facts f JOIN deals d ON d.site_id = f.site_id AND d.first_contact = f.contact_id AND d.first_kind = f.kind
        WHERE f.site_id = @site AND f.slot >= @first AND f.slot <= @last
        """;

    private const int StepDeal = 5;

    /// <summary>The kind of a form's rows; a call's is 0.</summary>
    private const int Form = (int)ContactKind.Form;

    /// <summary>Makes the facts of the quarters of an hour from <paramref name="first"/> to <paramref name="last"/>, in the caller's transaction.</summary>
    public static async Task MakeAsync(Work work, string site, long first, long last)
    {
        var range = new { site, first, last, from = first * ReportChanges.SlotMs, to = (last + 1) * ReportChanges.SlotMs };
        var dealParts = await work.QueryAsync<int>(DealParts, range);
        var before = (await work.QueryAsync<KnownTouches>(KnownTouches.Select, range)).ToDictionary(row => (row.Kind, row.Contact));
        await work.ExecuteAsync("DELETE FROM report_facts WHERE site_id = @site AND slot >= @first AND slot <= @last", range);

        var (calls, leads) = (await work.QueryAsync<FactCall>(FactCall.Select, range), await work.QueryAsync<FactLead>(FactLead.Select, range));
        var (called, wrote) = (await FactTouches.OfAsync(work, site, calls), await FactTouches.OfAsync(work, site, leads));
        var ids = await FactTexts.IdsAsync(work, site, TextsOf(calls, called.Values.Concat(wrote.Values)));
        var rows = calls.Select(call => RowOf(site, call, called.GetValueOrDefault(call.Id), ids)).Concat(leads.Select(lead => RowOf(site, lead, wrote.GetValueOrDefault(lead.Id), ids)));
        await work.ExecuteEachAsync(FactRow.Insert, [.. rows.Select(row => Kept(row, before.GetValueOrDefault((row.Kind, row.Contact))))]);

        await FactVersions.ChangeAsync(work, site, FactKind.Contact, [FactPart.OfTime(range.from), FactPart.OfTime(range.to - 1)]);
        await FactVersions.ChangeAsync(work, site, FactKind.Deal, dealParts.Concat(await work.QueryAsync<int>(DealParts, range)));
    }

    private static IEnumerable<string> TextsOf(IEnumerable<FactCall> calls, IEnumerable<TouchedCall> touched) =>
        calls.SelectMany(call => new[] { call.Operator, call.Dialled, call.Product, call.Tags }).OfType<string>()
            .Concat(touched.SelectMany(call => new[] { call.Last.ToString(), call.Nondirect.ToString(), call.First.ToString() }));

    private static FactRow RowOf(string site, FactCall call, TouchedCall? touched, Dictionary<string, int> ids)
    {
        return Touched(touched, ids) with
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
            EarlierAt = call.EarlierAt,
            Satisfaction = call.Satisfaction,
        };

        int IdOf(string? text) => text is null ? 0 : ids[text];
    }

    /// <summary>A form's visit is known for sure, or not at all.</summary>
    private static FactRow RowOf(string site, FactLead lead, TouchedCall? touched, Dictionary<string, int> ids) => Touched(touched, ids) with
    {
        Site = site,
        Kind = Form,
        Contact = lead.Id,
        StartedAt = lead.MadeAt,
        Probability = touched is null ? 0 : 1,
        Client = lead.Client,
    };

    private static FactRow Touched(TouchedCall? touched, Dictionary<string, int> ids) => touched is null ? new() : new()
    {
        Last = ids[touched.Last.ToString()],
        Nondirect = ids[touched.Nondirect.ToString()],
        First = ids[touched.First.ToString()],
        Session = touched.Session,
        NondirectAt = touched.NondirectAt,
        FirstAt = touched.FirstAt,
    };

    /// <summary>Earlier visits that were known before, and that retention has taken meanwhile, stay known as long as the contact is of the same visit.</summary>
    private static FactRow Kept(FactRow row, KnownTouches? before)
    {
        if (before is { Client: > 0 } && row.Client == 0)
        {
            // The person has been forgotten meanwhile.
            row = row with { Client = before.Client };
        }

        if (before is null || row.Session is null || row.Session != before.Session)
        {
            return row;
        }

        if (row.Kind == Form && row.Last != before.Last)
        {
            // The visit is gone, and the lead remembers less of it.
            row = row with { Last = before.Last, Nondirect = row.Nondirect == row.Last ? before.Last : row.Nondirect, First = row.First == row.Last ? before.Last : row.First };
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
            SELECT kind AS Kind, contact_id AS Contact, last_touch AS Last, session_id AS Session, client AS Client, nondirect_touch AS Nondirect, first_touch AS First, nondirect_at AS NondirectAt, first_at AS FirstAt
            FROM report_facts WHERE site_id = @site AND slot >= @first AND slot <= @last
            """;

        public int Kind { get; init; }
        public required string Contact { get; init; }
        public int Last { get; init; }
        public string? Session { get; init; }
        public int Client { get; init; }
        public int Nondirect { get; init; }
        public int First { get; init; }
        public long? NondirectAt { get; init; }
        public long? FirstAt { get; init; }
    }
}
