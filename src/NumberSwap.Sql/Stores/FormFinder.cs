using NumberSwap.Core.Deals;
using NumberSwap.Core.Leads;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Finds the form of a deal within a transaction: the lead that its CRM names, or that has its phone.</summary>
internal static class FormFinder
{
    /// <summary>The lead with the id that the deal names: ours, else that under which the owner's systems told of it here.</summary>
    /// <remarks>Not that which a page gave a form: anybody can send one, and would take deals from calls with it.</remarks>
    public static async Task<string?> OfLeadAsync(Work work, Deal deal)
    {
        if (deal.Lead is null)
        {
            return null;
        }

        var key = new { deal.Site, deal.Lead, Told = LeadKind.Api };
        return await work.FindAsync<string>("SELECT id FROM leads WHERE id = @Lead AND site_id = @Site", key)
            ?? await work.FindAsync<string>("SELECT id FROM leads WHERE site_id = @Site AND kind = @Told AND external_id = @Lead", key);
    }

    /// <summary>The newest lead of the deal's phone before it was opened, else the first one after.</summary>
    public static async Task<string?> OfPhoneAsync(Work work, Deal deal)
    {
        if (deal.Phone is null)
        {
            return null;
        }

        var key = new { deal.Site, deal.Phone, At = deal.OpenedAt, From = deal.OpenedAt - DealSearch.WindowMs, To = deal.OpenedAt + DealSearch.WindowMs };
        return await work.FindAsync<string>(Of("COALESCE(made_at, 0) >= @From AND COALESCE(made_at, 0) <= @At", " DESC", work.Dialect), key)
            ?? await work.FindAsync<string>(Of("COALESCE(made_at, 0) > @At AND COALESCE(made_at, 0) <= @To", "", work.Dialect), key);
    }

    // COALESCE hides time and order from SQLite's planner, which would walk all of the site's leads of that time to find those of one phone.
    private static string Of(string when, string order, Dialect dialect) =>
        $"SELECT id FROM leads WHERE site_id = @Site AND phone = @Phone AND {when} ORDER BY COALESCE(made_at, 0){order}, id{order} {dialect.First}";
}
