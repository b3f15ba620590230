using System.IO.Compression;
using System.Text;
using NumberSwap.Server.Importing;

namespace NumberSwap.Server.Dashboard.Importing;

/// <summary>A file's text on its way from a check to its import: packed into a field of the form, so that the server keeps nothing in between.</summary>
public static class CarriedFile
{
    // What a form's field may hold.
    private const int MaxPacked = 4_000_000;

    /// <summary>Null when it does not fit.</summary>
    public static string? Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.Length * 4 / 3 < MaxPacked ? Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length) : null;
    }

    /// <summary>Null for what was not packed here, or is larger than any file may be.</summary>
    public static async Task<string?> UnpackAsync(string? packed, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(packed))
            return null;
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            // UTF-8 is larger than what it was read from, twice at most.
            using var whole = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await gzip.ReadAsync(buffer, cancellation)) > 0)
            {
                if (whole.Length + read > 2L * ImportBody.Limit)
                    return null;
                whole.Write(buffer, 0, read);
            }

            return Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
