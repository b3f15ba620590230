using System.Collections.Concurrent;
using System.Globalization;
using NumberSwap.Core;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>The journal in Redis: a stream a site, drained by one process at a time, which a claim that ends by itself sees to.</summary>
/// <remarks>Every operation throws <see cref="RedisUnavailableException"/> when Redis does not answer.</remarks>
public sealed class RedisJournal(RedisClient client) : IJournal
{
    /// <summary>How long a reader has a partition if it never comes back, in ms.</summary>
    private const long ClaimMs = 10_000;

    private readonly ConcurrentDictionary<string, byte> _pending = new(StringComparer.Ordinal);
    private long _unreadable;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Pending => [.. _pending.Keys];

    /// <summary>Entries that this process skipped since they could not be read. Above 0 something else wrote to the stream, or it is damaged.</summary>
    public long Unreadable => Interlocked.Read(ref _unreadable);

    /// <inheritdoc/>
    public string PartitionOf(string site) => site;

    /// <inheritdoc/>
    public async Task<JournalBatch?> ReadAsync(string partition, int max, CancellationToken cancellation = default)
    {
        var claim = RandomId.New();
        while (true)
        {
            // Before the read: what is written after it marks the partition again.
            var known = _pending.TryRemove(partition, out _);
            JournalBatch? batch;
            int raw;
            try
            {
                (batch, raw) = await ReadClaimedAsync(partition, claim, max, cancellation);
            }
            catch
            {
                if (known) Written(partition);
                throw;
            }
            if (batch is null && known || raw > 0) Written(partition);
            if (batch is null || batch.Entries.Count > 0 || raw == 0) return batch;
            // Nothing of it could be read: an empty batch would look like an empty journal, and the next read would find the same.
            await AcknowledgeAsync(batch, cancellation);
        }
    }

    /// <inheritdoc/>
    public Task AcknowledgeAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return LetGoAsync(batch, batch.Position.Length == 0 ? "" : After(batch.Position), cancellation);
    }

    /// <inheritdoc/>
    public Task ReturnAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return LetGoAsync(batch, "", cancellation);
    }

    /// <summary>The site's journal was, or may have been, written to.</summary>
    internal void Written(string site)
    {
        if (!_pending.ContainsKey(site)) _pending.TryAdd(site, 0);
    }

    private async Task<(JournalBatch? Batch, int Raw)> ReadClaimedAsync(string partition, string claim, int max, CancellationToken cancellation)
    {
        var claimed = await client.EvalAsync(partition, LuaScript.JournalClaim, KeysOf(partition), [claim, ClaimMs], cancellation);
        if (claimed.IsNull) return (null, 0);
        RedisKey stream = RedisKeys.Journal(partition);
        var raw = (int)claimed == 0 ? [] : (RedisResult[])(await client.RunAsync(partition, db => db.ExecuteAsync("XRANGE", stream, "-", "+", "COUNT", max), cancellation))!;
        var entries = new List<JournalEntry>(raw.Length);
        var position = "";
        foreach (var item in raw)
        {
            var entry = (RedisResult[])item!;
            position = (string)entry[0]!;
            if (JournalDecoder.Decode(partition, (RedisValue[])entry[1]!) is { } decoded) entries.Add(decoded);
            else Interlocked.Increment(ref _unreadable);
        }
        return (new(partition, entries, position, claim), raw.Length);
    }

    private Task<RedisResult> LetGoAsync(JournalBatch batch, string keepFrom, CancellationToken cancellation) =>
        client.EvalAsync(batch.Partition, LuaScript.JournalRelease, KeysOf(batch.Partition), [batch.Claim, keepFrom], cancellation);

    private static RedisKey[] KeysOf(string site) => [RedisKeys.JournalClaim(site), RedisKeys.Journal(site)];

    /// <summary>The smallest stream id behind this one.</summary>
    private static string After(string position)
    {
        var dash = position.IndexOf('-', StringComparison.Ordinal);
        var next = ulong.Parse(position.AsSpan(dash + 1), CultureInfo.InvariantCulture) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{position.AsSpan(0, dash)}-{next}");
    }
}
