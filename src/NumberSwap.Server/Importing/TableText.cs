using System.Text;

namespace NumberSwap.Server.Importing;

/// <summary>Reads the bytes of a table that somebody exported somewhere: UTF-16 and UTF-8 with their marks, else UTF-8, else windows-1251.</summary>
public static class TableText
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public static string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        // A mark is missing sometimes; the zero byte of an ASCII letter in UTF-16 is in no other text.
        if (bytes.Length >= 2 && bytes[1] == 0 && bytes[0] != 0)
            return Encoding.Unicode.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Cyrillic.GetString(bytes);
        }
    }
}
