using System.IO.Compression;

namespace NumberSwap.Server.Snippet;

/// <summary>Files that are compressed once and served often.</summary>
public static class Compression
{
    /// <summary><c>br</c>, <c>gzip</c> or nothing: what the browser takes, the smallest first.</summary>
    public static string EncodingFor(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Takes("br") ? "br" : Takes("gzip") ? "gzip" : "";

        bool Takes(string encoding) => accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
    }

    /// <param name="encoding"><c>br</c>, <c>gzip</c>, or nothing for the bytes as they are.</param>
    public static byte[] Compress(byte[] bytes, string encoding)
    {
        if (encoding.Length == 0)
            return bytes;
        var compressed = new MemoryStream();
        using (Stream stream = encoding == "br"
            ? new BrotliStream(compressed, CompressionLevel.SmallestSize)
            : new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }
}
