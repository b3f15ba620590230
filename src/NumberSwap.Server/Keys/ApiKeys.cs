using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Keys;

/// <summary>
/// Recognises keys. They are looked up by their SHA-256, so the time a look-up takes says nothing of a stored key:
/// who could choose a hash's bytes one by one would have to invert it.
/// </summary>
public sealed class ApiKeys(Catalog catalog, AdminKey admin)
{
    /// <summary>Characters of a new key: 200 random bits.</summary>
    public const int NewLength = 40;

    private const int MaxLength = 200;

    private readonly ApiKeyFeature adminKey = new("admin", "admin key", ApiScope.Admin, null);

    public ApiKeyFeature? Find(ReadOnlySpan<char> key)
    {
        if (key.Length is 0 or > MaxLength)
            return null;
        var hash = HashOf(key);
        if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), admin.Hash))
            return adminKey;
        return catalog.KeyByHash(hash) is { } known ? new ApiKeyFeature(known.Id, known.Name, known.Scope, known.Site) : null;
    }

    /// <summary>Lower-case hex SHA-256.</summary>
    public static string HashOf(ReadOnlySpan<char> key)
    {
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(MaxLength)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(key, text)], hash);
        return Convert.ToHexStringLower(hash);
    }
}
