using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Redis;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Recording;

/// <summary>
/// Drains the journals into SQL: reads a batch, commits it, then acknowledges. What fails in between is read and recorded again,
/// which changes nothing. While SQL is away the journals wait.
/// </summary>
public sealed class Recorder(
    IEnumerable<IJournal> journals,
    RecordStore store,
    CallMatcher matcher,
    Catalog catalog,
    RejectedEntries rejected,
    Meters meters,
    TimeProvider clock)
{
    private const int BatchSize = 1000;

    private readonly IReadOnlyList<IJournal> journals = [.. journals];

    // What is being drained in this process, by a token for each drain: a journal does not call that pending.
    private readonly ConcurrentDictionary<object, (IJournal Journal, string Partition)> draining = new();

    /// <summary>Records what this process wrote. Throws when SQL does not answer, or a part of Redis.</summary>
    public Task DrainPendingAsync(CancellationToken cancellation) => DrainEachAsync(journal => journal.Pending, cancellation);

    /// <summary>Records what other processes wrote and did not get to record.</summary>
    public Task DrainAllAsync(CancellationToken cancellation) =>
        DrainEachAsync(journal => catalog.Sites.Select(site => journal.PartitionOf(site.Site.Id)).Append(journal.PartitionOf("")).ToHashSet(), cancellation);

    /// <summary>
    /// Records what a site was answered before this call, so that a reader of SQL sees it; with null, what this process answered for any site.
    /// Gives up after <paramref name="patience"/>.
    /// </summary>
    public async Task DrainAsync(string? site, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            foreach (var (journal, partition) in PartitionsOf(site))
            {
                // Another reader may have the partition: what it holds is recorded when it lets go.
                while (!await DrainPartitionAsync(journal, partition, either.Token))
                    await Task.Delay(TimeSpan.FromMilliseconds(5), clock, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Under load there is always one more entry; the reader gets what is there.
        }
    }

    private async Task DrainEachAsync(Func<IJournal, IEnumerable<string>> partitions, CancellationToken cancellation)
    {
        ExceptionDispatchInfo? away = null;
        foreach (var journal in journals)
        {
            foreach (var partition in partitions(journal))
            {
                try
                {
                    await DrainPartitionAsync(journal, partition, cancellation);
                }
                catch (RedisUnavailableException failed)
                {
                    // One node of a cluster: what the others hold is recorded.
                    away ??= ExceptionDispatchInfo.Capture(failed);
                }
            }
        }

        away?.Throw();
    }

    private List<(IJournal Journal, string Partition)> PartitionsOf(string? site)
    {
        if (site is not null)
            return [.. journals.Select(journal => (journal, journal.PartitionOf(site)))];
        // In this order: what stops being pending in between is being drained.
        var pending = journals.SelectMany(journal => journal.Pending.Select(partition => (journal, partition))).ToList();
        return [.. pending.Union(draining.Values)];
    }

    /// <summary>False when another reader has the partition.</summary>
    private async Task<bool> DrainPartitionAsync(IJournal journal, string partition, CancellationToken cancellation)
    {
        var token = new object();
        draining[token] = (journal, partition);
        try
        {
            return await DrainClaimedAsync(journal, partition, cancellation);
        }
        finally
        {
            draining.TryRemove(token, out _);
        }
    }

    private async Task<bool> DrainClaimedAsync(IJournal journal, string partition, CancellationToken cancellation)
    {
        while (await journal.ReadAsync(partition, BatchSize, cancellation) is { } batch)
        {
            try
            {
                await RecordAsync(batch.Entries, cancellation);
            }
            catch
            {
                await journal.ReturnAsync(batch, CancellationToken.None);
                throw;
            }

            await journal.AcknowledgeAsync(batch, CancellationToken.None);
            if (batch.Entries.Count < BatchSize)
                return true;
        }

        return false;
    }

    private async Task RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
            return;
        try
        {
            await CommitAsync(entries, cancellation);
        }
        catch (Exception failed) when (IsOfAnEntry(failed))
        {
            // One entry cannot be stored: it must not hold up all the others for ever.
            foreach (var entry in entries)
                await RecordAloneAsync(entry, cancellation);
        }
    }

    private async Task RecordAloneAsync(JournalEntry entry, CancellationToken cancellation)
    {
        try
        {
            await CommitAsync([entry], cancellation);
        }
        catch (Exception failed) when (IsOfAnEntry(failed))
        {
            await rejected.KeepAsync(entry, failed);
        }
    }

    /// <summary>False when SQL does not answer: then the journal keeps everything. A database that is locked for writers still answers a ping, so nothing else may decide this.</summary>
    private static bool IsOfAnEntry(Exception failure) => failure is not (OperationCanceledException or DatabaseUnavailableException);

    private async Task CommitAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        using var span = Meters.Activities.StartActivity("record");
        var calls = new List<RecordedCall>();
        foreach (var entry in entries)
        {
            if (entry is CallEntry call)
                calls.Add(await matcher.RecordedAsync(call, cancellation));
        }

        var started = Stopwatch.GetTimestamp();
        await store.RecordAsync(entries, calls, cancellation);
        meters.SqlTook("record", Stopwatch.GetElapsedTime(started));
        meters.Recorded(entries.Count);
    }
}
