using Microsoft.AspNetCore.OutputCaching;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>An output cache that tells what it holds.</summary>
internal sealed class MemoryCache : IOutputCacheStore
{
    private readonly Dictionary<string, (byte[] Value, string[] Tags)> held = new(StringComparer.Ordinal);

    public int Count => held.Count;

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
    {
        foreach (var key in held.Where(entry => entry.Value.Tags.Contains(tag, StringComparer.Ordinal)).Select(entry => entry.Key).ToList())
            held.Remove(key);
        return ValueTask.CompletedTask;
    }

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult(held.TryGetValue(key, out var entry) ? entry.Value : null);

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        held[key] = (value, tags ?? []);
        return ValueTask.CompletedTask;
    }
}
