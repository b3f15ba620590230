using System.Collections.Frozen;

namespace NumberSwap.Server.Demo;

/// <summary>The demo page's files, embedded in the server.</summary>
public static class DemoPage
{
    /// <summary>Nothing but this server's own files and answers: what a careful shop would send, too.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type)> Files = new[]
    {
        ("index.html", "text/html; charset=utf-8"),
        ("demo.css", "text/css; charset=utf-8"),
        ("demo.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(file => file.Item1, file => (Load(file.Item1), file.Item2), StringComparer.Ordinal);

    public static IResult Index(HttpContext context) => File("index.html", context);

    public static IResult File(string file, HttpContext context)
    {
        if (!Files.TryGetValue(file, out var known))
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(known.Bytes, known.Type);
    }

    private static byte[] Load(string file)
    {
        using var stream = typeof(DemoPage).Assembly.GetManifestResourceStream("demo/" + file)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
