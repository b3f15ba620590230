using NumberSwap.Core.Deals;
using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Finds the first contact of a deal's customer within a transaction: by the phone that the deal, its call or its form has.</summary>
internal static class CustomerFinder
{
    private const string OfCall = "SELECT 0 AS Kind, id AS Id, started_at AS At, caller AS Phone FROM calls WHERE site_id = @Site AND id = @Call";

    private const string OfForm = "SELECT 1 AS Kind, id AS Id, made_at AS At, phone AS Phone FROM leads WHERE id = @Form AND site_id = @Site";

    // The index by callers has it. COALESCE hides the order of the leads, which would be walked all.
    private const string FirstCall =
        """
        SELECT 0 AS Kind, id AS Id, started_at AS At, caller AS Phone FROM calls
        WHERE site_id = @Site AND caller = @phone AND started_at = (SELECT MIN(x.started_at) FROM calls x WHERE x.site_id = @Site AND x.caller = @phone) ORDER BY id
        """;

    private const string FirstForm = "SELECT 1 AS Kind, id AS Id, made_at AS At, phone AS Phone FROM leads WHERE site_id = @Site AND phone = @phone ORDER BY COALESCE(made_at, 0), id ";

    /// <summary>The deal with the first contact that is known now, or with that which was known before when it was earlier: contacts and phones go, their order stays.</summary>
    public static async Task<Deal> SettleAsync(Work work, Deal deal)
    {
        var key = new { deal.Site, deal.Call, deal.Form };
        var own = deal.Call is not null ? await work.FindAsync<ContactRow>(OfCall, key) : deal.Form is not null ? await work.FindAsync<ContactRow>(OfForm, key) : null;
        var phone = deal.Phone ?? own?.Phone;
        var found = phone is null ? own : Earlier(
            await work.FindAsync<ContactRow>(FirstCall, new { deal.Site, phone }),
            await work.FindAsync<ContactRow>(FirstForm + work.Dialect.First, new { deal.Site, phone })) ?? own;
        return found is null || deal.First?.At <= found.At ? deal : deal with { First = new((ContactKind)found.Kind, found.Id, found.At) };
    }

    private static ContactRow? Earlier(ContactRow? call, ContactRow? form) => call is null || form?.At < call.At ? form : call;

    private sealed record ContactRow
    {
        public int Kind { get; init; }
        public required string Id { get; init; }
        public required long At { get; init; }
        public string? Phone { get; init; }
    }
}
