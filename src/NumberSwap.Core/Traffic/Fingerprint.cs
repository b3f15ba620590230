using System.Globalization;

namespace NumberSwap.Core.Traffic;

/// <summary>A short name for a set of campaign parameters, the same on every machine and after every update.</summary>
/// <remarks>FNV-1a, 64 bits, over the UTF-16 units (low byte first) of <c>name=value&amp;</c> in the order of <see cref="Parameters"/>.</remarks>
internal static class Fingerprint
{
    private const ulong Basis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    public static string Of(string?[] values)
    {
        var hash = Basis;
        for (var place = 0; place < values.Length; place++)
        {
            if (values[place] is not { } value)
                continue;
            Add(ref hash, Parameters.NameAt(place));
            Add(ref hash, "=");
            Add(ref hash, value);
            Add(ref hash, "&");
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static void Add(ref ulong hash, string text)
    {
        foreach (var unit in text)
        {
            hash = (hash ^ (byte)unit) * Prime;
            hash = (hash ^ (byte)(unit >> 8)) * Prime;
        }
    }
}
