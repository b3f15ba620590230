using System.Security.Cryptography;

namespace NumberSwap.Server.Hosting;

/// <summary>Makes ids that cannot be guessed.</summary>
public static class Ids
{
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>18 characters of 0-9 and a-z: 93 bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, 18);

    /// <summary>A key that opens something: 40 characters, 206 bits.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Letters, 40);

    /// <summary>True for what a browser may send as an id: 8 to 64 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public static bool IsWellFormed(string? id)
    {
        if (id is not { Length: >= 8 and <= 64 })
            return false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                return false;
        }

        return true;
    }
}
