using NumberSwap.Core.Deals;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Generating;

/// <summary>Writes generated deals: each finds its call as one does that a CRM told of.</summary>
internal sealed class GeneratedDeals(Database database)
{
    private const int AtATime = 5000;

    private readonly DealStore deals = new(database);
    private readonly CrmRefStore refs = new(database);

    /// <summary>Stores deals of calls that are stored.</summary>
    public async Task WriteAsync(IReadOnlyList<GeneratedDeal> made, CancellationToken cancellation)
    {
        if (made.Count == 0)
            return;
        var now = made[^1].Report.OpenedAt!.Value;
        await refs.AddAsync([.. made.Select(deal => deal.Lead).OfType<CrmRef>()], now, cancellation);
        await deals.PutAsync([.. made.Select(deal => deal.Report)], now, ids: [.. made.Select(deal => deal.Id)], cancellation: cancellation);
    }

    /// <summary>Lets them look for their calls once more, as they would have done by now: the server need not make up for it.</summary>
    public async Task SettleAsync(long now, CancellationToken cancellation)
    {
        while (await deals.SearchDueAsync(now, AtATime, cancellation) == AtATime)
        {
        }
    }
}
