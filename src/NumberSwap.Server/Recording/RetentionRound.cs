using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Recording;

/// <summary>Deletes what has been kept long enough: by the server's settings, which are the most, and by what a site's owner wants shorter.</summary>
public sealed class RetentionRound(RetentionStore store, ConversationRemoval conversations, Catalog catalog, Settings settings, TimeProvider clock)
{
    private const int RowsAtATime = 1000;

    /// <summary>A transcript has many rows.</summary>
    private const int ConversationsAtATime = 100;

    /// <summary>The log of deliveries is kept for so many days, or as long as calls.</summary>
    private const int DeliveryDays = 30;

    private RetentionOptions Most => settings.Options.Retention;

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await store.PurgeAsync(Before(Most.VisitDays), Before(Most.CallDays), RowsAtATime, cancellation) >= RowsAtATime)
            await Task.Yield();

        while (await store.PurgeDeliveriesAsync(Before(Math.Min(DeliveryDays, Most.CallDays)), RowsAtATime, cancellation) >= RowsAtATime)
            await Task.Yield();

        var visitsBefore = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var site in catalog.Sites.Select(known => known.Site).ToList())
        {
            if (site.Settings.VisitDays < Most.VisitDays)
                visitsBefore[site.Id] = Before(site.Settings.VisitDays.Value);
            await PurgeCallsAsync(site, cancellation);
            if (site.Settings.RecordingDays is { } days)
                await PurgeConversationsAsync(site.Id, Before(days), cancellation);
        }

        for ((long, string)? at = null; (at = await store.PurgeVisitsAsync(visitsBefore, at, RowsAtATime, cancellation)) is not null;)
            await Task.Yield();
    }

    private async Task PurgeCallsAsync(Site site, CancellationToken cancellation)
    {
        var callDays = Math.Min(site.Settings.CallDays ?? Most.CallDays, Most.CallDays);
        var callerDays = Math.Min(site.Settings.CallerDays ?? callDays, callDays);
        if (callerDays == Most.CallDays)
            return;
        while (await store.PurgeCallsAsync(site.Id, Before(callDays), Before(callerDays), Before(0), RowsAtATime, cancellation) >= RowsAtATime)
            await Task.Yield();
    }

    private async Task PurgeConversationsAsync(string site, long before, CancellationToken cancellation)
    {
        while (await conversations.OlderAsync(site, before, ConversationsAtATime, cancellation) >= ConversationsAtATime)
            await Task.Yield();
    }

    private long Before(int days) => clock.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds();
}
