using NumberSwap.Core.Deals;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Finds the call or the form of a deal within a transaction: by its id, by what was made in the CRM for it, by the number.</summary>
internal static class DealFinder
{
    /// <summary>The deal with the best call or form that can be found for it now, and its customer's first contact; as it was when there is no better one.</summary>
    public static async Task<Deal> SettleAsync(Work work, Deal deal) => await CustomerFinder.SettleAsync(work, await MatchAsync(work, deal));

    private static async Task<Deal> MatchAsync(Work work, Deal deal)
    {
        if (deal is { MatchedBy: < DealMatch.CallId, NamedCall: { } named }
            && await work.FindAsync<string>("SELECT id FROM calls WHERE site_id = @Site AND id = @named", new { deal.Site, named }) is { } call)
        {
            return Of(deal, DealMatch.CallId, call);
        }

        if (deal.MatchedBy < DealMatch.Lead && await OfRefAsync(work, deal) is { } made)
        {
            return Of(deal, DealMatch.Lead, made);
        }

        if (deal.MatchedBy < DealMatch.Form && await FormFinder.OfLeadAsync(work, deal) is { } form)
        {
            return Of(deal, DealMatch.Form, form: form);
        }

        if (deal.MatchedBy < DealMatch.Phone && await OfPhoneAsync(work, deal) is { } called)
        {
            return Of(deal, DealMatch.Phone, called);
        }

        return deal.MatchedBy < DealMatch.FormPhone && await FormFinder.OfPhoneAsync(work, deal) is { } wrote ? Of(deal, DealMatch.FormPhone, form: wrote) : deal;
    }

    /// <summary>A deal has a call or a form, never both: no report counts it twice.</summary>
    private static Deal Of(Deal deal, DealMatch by, string? call = null, string? form = null) => deal with { Call = call, Form = form, MatchedBy = by };

    private static async Task<string?> OfRefAsync(Work work, Deal deal) =>
        (deal.Lead is null ? null : await RefAsync(work, deal, CrmRef.Lead, deal.Lead)) ?? await RefAsync(work, deal, CrmRef.Deal, deal.ExternalId);

    private static Task<string?> RefAsync(Work work, Deal deal, string kind, string id) =>
        work.FindAsync<string>(
            "SELECT call_id FROM crm_refs WHERE site_id = @Site AND system = @System AND kind = @kind AND external_id = @id",
            new { deal.Site, deal.System, kind, id });

    /// <summary>The newest call of the number before the deal was opened, else the first one after.</summary>
    private static async Task<string?> OfPhoneAsync(Work work, Deal deal)
    {
        if (deal.Phone is null)
        {
            return null;
        }

        var key = new { deal.Site, deal.Phone, At = deal.OpenedAt, From = deal.OpenedAt - DealSearch.WindowMs, To = deal.OpenedAt + DealSearch.WindowMs };
        return await work.FindAsync<string>(Before(work.Dialect), key)
            ?? await work.FindAsync<string>(After(work.Dialect), key);
    }

    // COALESCE hides the order from SQLite's planner, which would walk all of the site's calls in it to find those of one caller. So it would for
    // the index of lists, which has all that is asked for; reported_at is not in it.
    internal static IReadOnlyList<string> OfPhone(Dialect dialect) => [Before(dialect), After(dialect)];

    private static string Before(Dialect dialect) => OfPhone("started_at >= @From AND started_at <= @At", " DESC", dialect);

    private static string After(Dialect dialect) => OfPhone("started_at > @At AND started_at <= @To", "", dialect);

    private static string OfPhone(string when, string order, Dialect dialect) =>
        $"SELECT id FROM calls WHERE site_id = @Site AND caller = @Phone AND {when} AND reported_at >= 0 ORDER BY COALESCE(started_at, 0){order}, id{order} {dialect.First}";
}
