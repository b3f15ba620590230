using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Delivery;

/// <summary>What an adapter has at hand while it delivers. What it made in the other system it remembers in a store of its own, by destination and call.</summary>
/// <param name="SecretsJson">The secrets, decrypted.</param>
/// <param name="Http">Reaches nothing but public addresses and those that the operator allows. Use it through <see cref="Outgoing.Exchanges"/>.</param>
/// <param name="Catalog">Knows the names of campaigns.</param>
/// <param name="PublicUrl">This server's address for links, without a slash at the end; null: not set.</param>
public sealed record DestinationContext(Destination Destination, string SecretsJson, HttpClient Http, Catalog Catalog, string? PublicUrl, TimeProvider Clock)
{
    public T Settings<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Destination.Settings, type)!;

    public T Secrets<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(SecretsJson, type)!;
}
