using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Keys;

/// <summary>A key in a list: without its secret, which nobody has any more.</summary>
public sealed record KeyItem(string Id, string Name, ApiScope Scope, string? Site, DateTime CreatedAt)
{
    public static KeyItem Of(ApiKey key) => new(key.Id, key.Name, key.Scope, key.Site, UnixTime.ToUtc(key.CreatedAt));
}
