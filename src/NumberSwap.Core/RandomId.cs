using System.Security.Cryptography;

namespace NumberSwap.Core;

/// <summary>Ids that cannot be guessed, of letters and digits that need no escaping anywhere and are not mistaken for each other (no i, l, o, u).</summary>
public static class RandomId
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 18;
    private const int MostLength = 200;

    // A lease makes several ids, and each call of the system's generator costs about a microsecond: bytes are drawn in bulk.
    private const int Bulk = 1024;

    [ThreadStatic]
    private static byte[]? drawn;

    [ThreadStatic]
    private static int used;

    /// <summary>18 characters, 90 random bits.</summary>
    public static string New() => New(Length);

    /// <param name="length">Characters, 1 to 200; each holds 5 random bits.</param>
    public static string New(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MostLength);
        if (drawn is null || used + length > Bulk)
        {
            RandomNumberGenerator.Fill(drawn ??= new byte[Bulk]);
            used = 0;
        }

        var id = string.Create(length, drawn.AsMemory(used, length), static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = Letters[bytes.Span[i] & 31];
        });
        // What was given out is of no use to who reads memory later.
        drawn.AsSpan(used, length).Clear();
        used += length;
        return id;
    }
}
