using System.Threading.Channels;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Generating;

/// <summary>Writes a generated site into a database, by the stores that the server writes by.</summary>
internal sealed class SiteGenerator(Database database)
{
    private const int Ahead = 3;

    /// <summary>The problem with the settings; null when the site can be made.</summary>
    public async Task<string?> ProblemAsync(GeneratorSettings settings, CancellationToken cancellation)
    {
        if (settings.Problem() is { } problem)
            return problem;
        await database.MigrateAsync(cancellation);
        return (await new SiteStore(database).ListAsync(cancellation)).Any(site => site.Name == settings.Site)
            ? $"There is a site '{settings.Site}' already; take another name, or delete it first."
            : null;
    }

    /// <summary>Makes it. The site itself comes last: what is broken off leaves visits that nobody sees, until retention takes them.</summary>
    public async Task<SiteBlueprint> RunAsync(GeneratorSettings settings, IProgress<double> progress, CancellationToken cancellation)
    {
        var traffic = new TrafficGenerator(settings, await NumbersAsync(cancellation));
        // One core makes up what the other writes.
        var batches = Channel.CreateBounded<GeneratedBatch>(Ahead);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var making = Task.Run(() => MakeAsync(traffic, batches.Writer, stopped.Token), stopped.Token);
        try
        {
            await WriteAsync(batches.Reader, traffic.Blueprint.Site.Id, settings, progress, cancellation);
            await making;
        }
        finally
        {
            await stopped.CancelAsync();
        }

        await AddSiteAsync(traffic.Blueprint, cancellation);
        if (settings.Teamwork)
            await AddTeamworkAsync(traffic, settings, cancellation);
        return traffic.Blueprint;
    }

    private static async Task MakeAsync(TrafficGenerator traffic, ChannelWriter<GeneratedBatch> batches, CancellationToken cancellation)
    {
        try
        {
            foreach (var batch in traffic.Batches())
                await batches.WriteAsync(batch, cancellation);
            batches.Complete();
        }
        catch (Exception failed)
        {
            batches.Complete(failed);
        }
    }

    private async Task WriteAsync(ChannelReader<GeneratedBatch> batches, string site, GeneratorSettings settings, IProgress<double> progress, CancellationToken cancellation)
    {
        var (records, attributions, changes, marks) = (new RecordStore(database), new AttributionStore(database), new CallChangeStore(database), new CallMarkStore(database));
        var (costs, deals, transcripts) = (new CostStore(database), new GeneratedDeals(database), new TranscriptStore(database));
        var (leads, callbacks) = (new LeadStore(database), new CallbackStore(database));
        var written = 0L;
        await foreach (var batch in batches.ReadAllAsync(cancellation))
        {
            await records.RecordHistoryAsync(batch.Entries, batch.Calls, cancellation);
            await attributions.ReplaceAsync(batch.Believed, cancellation);
            await changes.TagAsync(batch.Tags, cancellation);
            await marks.AddAsync(batch.Marks, cancellation);
            await transcripts.AddAsync(batch.Transcripts, cancellation);
            await leads.AddAsync(batch.Leads, cancellation);
            await callbacks.AddAsync(batch.Callbacks, cancellation);
            await costs.PutAsync(site, batch.Costs, cancellation: cancellation);
            await deals.WriteAsync(batch.Deals, cancellation);
            progress.Report((double)(written += batch.Visits) / settings.Sessions);
        }

        await deals.SettleAsync(settings.Until, cancellation);
    }

    private async Task AddSiteAsync(SiteBlueprint blueprint, CancellationToken cancellation)
    {
        await new SiteStore(database).AddAsync(blueprint.Site, cancellation: cancellation);
        foreach (var pool in blueprint.Pools)
            await new PoolStore(database).AddAsync(pool, cancellation: cancellation);
        // In their order: the codes that the store gives are those that the sessions carry.
        foreach (var campaign in blueprint.Campaigns)
            await new CampaignStore(database).AddAsync(campaign, cancellation: cancellation);
    }

    private async Task AddTeamworkAsync(TrafficGenerator traffic, GeneratorSettings settings, CancellationToken cancellation)
    {
        foreach (var goal in GoalMaker.Make(traffic.Blueprint.Site.Id, traffic.Staff, settings))
            await new GoalStore(database).AddAsync(goal, cancellation: cancellation);
        await new ScoreGenerator(database, settings, traffic.Blueprint.Site.Id, traffic.Staff).RunAsync(cancellation);
    }

    private async Task<IReadOnlySet<string>> NumbersAsync(CancellationToken cancellation)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pool in await new PoolStore(database).ListAllAsync(cancellation))
            numbers.UnionWith(pool.Numbers.Concat(pool.Retired));
        foreach (var campaign in await new CampaignStore(database).ListAllAsync(cancellation))
            numbers.Add(campaign.Number ?? "");
        return numbers;
    }
}
