namespace NumberSwap.Server.Platforms;

/// <summary>All call platforms, by name.</summary>
public sealed class KnownPlatforms(IEnumerable<ICallPlatform> all)
{
    private readonly Dictionary<string, ICallPlatform> byName = all.ToDictionary(platform => platform.Name, StringComparer.Ordinal);

    /// <summary>In the order of their titles.</summary>
    public IReadOnlyList<ICallPlatform> All { get; } = [.. all.OrderBy(platform => platform.Title, StringComparer.OrdinalIgnoreCase)];

    public ICallPlatform? Find(string name) => byName.GetValueOrDefault(name);
}
