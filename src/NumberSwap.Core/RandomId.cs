using System.Security.Cryptography;

namespace NumberSwap.Core;

/// <summary>Ids that cannot be guessed, of letters and digits that need no escaping anywhere and are not mistaken for each other (no i, l, o, u).</summary>
public static class RandomId
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int BitsPerLetter = 5;
    private const int TimeLength = 7;
    private const int RandomLength = 13;
    private const int MostLength = 200;

    // A lease makes several ids, and each call of the system's generator costs about a microsecond: bytes are drawn in bulk.
    private const int Bulk = 1024;

    [ThreadStatic]
    private static byte[]? drawn;

    [ThreadStatic]
    private static int used;

    /// <summary>20 characters: the time in seconds, then 65 random bits.</summary>
    /// <remarks>
    /// With the time in front, ids of one moment lie beside each other in an index: recording a visit in SQLite takes half the work
    /// that purely random ids cost. The clock is the system's, since no behaviour rests on it.
    /// </remarks>
    public static string New() => string.Create(TimeLength + RandomLength, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), static (id, seconds) =>
    {
        for (var i = TimeLength - 1; i >= 0; i--, seconds >>= BitsPerLetter)
            id[i] = Letters[(int)(seconds & (Letters.Length - 1))];
        Draw(id[TimeLength..]);
    });

    /// <summary>A secret of nothing but random letters.</summary>
    /// <param name="length">Characters, 1 to 200; each holds 5 random bits.</param>
    public static string Secret(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MostLength);
        return string.Create(length, 0, static (secret, _) => Draw(secret));
    }

    private static void Draw(Span<char> letters)
    {
        if (drawn is null || used + letters.Length > Bulk)
        {
            RandomNumberGenerator.Fill(drawn ??= new byte[Bulk]);
            used = 0;
        }

        var bytes = drawn.AsSpan(used, letters.Length);
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Letters[bytes[i] & (Letters.Length - 1)];
        // What was given out is of no use to who reads memory later.
        bytes.Clear();
        used += letters.Length;
    }
}
