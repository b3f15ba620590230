namespace NumberSwap.Core.Deals;

/// <summary>Puts what is said of a deal to what is known of it. Pure.</summary>
public static class DealMerge
{
    /// <summary>The deal after the report; the one that was there when it says nothing new.</summary>
    /// <param name="known">Null: the deal is new, and gets <paramref name="id"/>.</param>
    /// <param name="now">Unix ms; the report's time when it names none.</param>
    /// <remarks>A report that is older than what is known fills gaps only.</remarks>
    public static Deal Apply(Deal? known, DealReport report, string id, long now)
    {
        var at = report.UpdatedAt ?? now;
        if (known is null)
        {
            return Closed(
                new Deal
                {
                    Id = id,
                    Site = report.Site,
                    System = report.System,
                    ExternalId = report.ExternalId,
                    Lead = report.Lead,
                    NamedCall = report.Call,
                    Phone = report.Phone,
                    Title = report.Title,
                    Stage = report.Stage,
                    Outcome = report.Outcome ?? DealOutcome.Open,
                    Amount = report.Amount,
                    Currency = report.Amount is null ? null : report.Currency,
                    OpenedAt = report.OpenedAt ?? Math.Min(at, report.ClosedAt ?? at),
                    ClosedAt = report.ClosedAt,
                    UpdatedAt = at,
                    TouchedAt = now,
                },
                at);
        }

        return at >= known.UpdatedAt ? Newer(known, report, at, now) : Gaps(known, report, now);
    }

    private static Deal Newer(Deal known, DealReport report, long at, long now)
    {
        var changed = known with
        {
            Lead = report.Lead ?? known.Lead,
            NamedCall = report.Call ?? known.NamedCall,
            Phone = report.Phone ?? known.Phone,
            Title = report.Title ?? known.Title,
            Stage = report.Stage ?? known.Stage,
            Outcome = report.Outcome ?? known.Outcome,
            Amount = report.Amount ?? known.Amount,
            Currency = report.Amount is null ? known.Currency : report.Currency,
            OpenedAt = report.OpenedAt ?? known.OpenedAt,
            ClosedAt = report.ClosedAt ?? (report.Outcome is { } outcome && outcome != known.Outcome ? null : known.ClosedAt),
            UpdatedAt = at,
        };
        return Settled(known, Closed(changed, at), now);
    }

    private static Deal Gaps(Deal known, DealReport report, long now)
    {
        var filled = known with
        {
            Lead = known.Lead ?? report.Lead,
            NamedCall = known.NamedCall ?? report.Call,
            Phone = known.Phone ?? report.Phone,
            Title = known.Title ?? report.Title,
            Stage = known.Stage ?? report.Stage,
            Amount = known.Amount ?? report.Amount,
            Currency = known.Amount is null && report.Amount is not null ? report.Currency : known.Currency,
        };
        return Settled(known, filled, now);
    }

    /// <summary>A deal that is open has no end; one that is over ended at the latest when that was said.</summary>
    private static Deal Closed(Deal deal, long at) => deal with { ClosedAt = deal.Outcome == DealOutcome.Open ? null : deal.ClosedAt ?? at };

    /// <summary>What is found by another key now has to be looked for again.</summary>
    private static Deal Settled(Deal known, Deal changed, long now)
    {
        if (changed == known)
            return known;
        var isOld = changed.MatchedBy switch
        {
            DealMatch.CallId => changed.NamedCall != known.NamedCall,
            DealMatch.Lead or DealMatch.Form => changed.Lead != known.Lead,
            DealMatch.Phone or DealMatch.FormPhone => changed.Phone != known.Phone,
            _ => false,
        };
        // Another phone is another customer, and so may another call be.
        var settled = changed with { TouchedAt = now, First = isOld || changed.Phone != known.Phone ? null : known.First };
        return isOld ? settled with { Call = null, Form = null, MatchedBy = DealMatch.None } : settled;
    }
}
