namespace NumberSwap.Server.Delivery;

/// <summary>The adapters by their kinds.</summary>
public sealed class DestinationKinds(IEnumerable<IDestination> adapters)
{
    private readonly Dictionary<string, IDestination> byKind = adapters.ToDictionary(adapter => adapter.Kind, StringComparer.Ordinal);

    /// <summary>In alphabetical order.</summary>
    public IReadOnlyList<IDestination> All => [.. byKind.Values.OrderBy(adapter => adapter.Kind, StringComparer.Ordinal)];

    public IDestination? Find(string? kind) => kind is null ? null : byKind.GetValueOrDefault(kind);
}
