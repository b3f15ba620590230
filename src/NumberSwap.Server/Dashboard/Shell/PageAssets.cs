using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using NumberSwap.Server.Snippet;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>
/// What the pages load: one style sheet and one script of all features' own, the framework's script, and pictures. Their addresses carry
/// a hash of their bytes, so a browser keeps them for good.
/// </summary>
public sealed class PageAssets
{
    private const string Prefix = "assets/";

    private readonly FrozenDictionary<string, PageAsset> byPath;
    private readonly FrozenDictionary<string, string> pathByName;
    private readonly ConcurrentDictionary<(string Path, string Encoding), byte[]> compressed = new();

    public PageAssets()
    {
        var assets = new[]
        {
            Make("app.css", "text/css; charset=utf-8", Bundle(".css", first: "Shell/app.css")),
            Make("app.js", "text/javascript; charset=utf-8", Bundle(".js", first: "")),
            Make("blazor.web.js", "text/javascript; charset=utf-8", Load("blazor.web.js")),
            Make("icon.svg", "image/svg+xml", Load("Shell/icon.svg")),
        };
        byPath = assets.ToFrozenDictionary(asset => asset.Path, StringComparer.Ordinal);
        pathByName = assets.ToFrozenDictionary(asset => asset.Name, asset => asset.Path, StringComparer.Ordinal);
    }

    /// <summary>The address of an asset, from the server's root.</summary>
    public string Path(string name) => pathByName[name];

    /// <summary>The asset of an address, or null.</summary>
    public PageAsset? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The asset's bytes in an encoding, compressed when first asked for.</summary>
    public byte[] Bytes(PageAsset asset, string encoding) =>
        compressed.GetOrAdd((asset.Path, encoding), _ => Compression.Compress(asset.Bytes, encoding));

    private static PageAsset Make(string name, string type, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        var dot = name.LastIndexOf('.');
        return new PageAsset(name, $"/assets/{name[..dot]}.{hash}{name[dot..]}", type, bytes);
    }

    /// <summary>All features' files of a kind, one after the other: first the shell's, which the others build on.</summary>
    private static byte[] Bundle(string extension, string first)
    {
        var names = typeof(PageAssets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.Contains('/') && name[Prefix.Length..].Contains('/') && name.EndsWith(extension, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .OrderBy(name => name == first ? 0 : name.StartsWith("Shell/", StringComparison.Ordinal) ? 1 : 2).ThenBy(name => name, StringComparer.Ordinal);
        using var all = new MemoryStream();
        foreach (var name in names)
        {
            all.Write(Load(name));
            all.WriteByte((byte)'\n');
        }

        return all.ToArray();
    }

    private static byte[] Load(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(Prefix + name) ?? throw new InvalidOperationException($"The build left out {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
