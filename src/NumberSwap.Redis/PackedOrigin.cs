using System.Text;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>A visit's origin as sessions carry it: four texts, divided by a control character: those are taken out of every text when an address is read.</summary>
internal static class PackedOrigin
{
    private const char Divider = '\u001f';

    public static string Write(Visit visit) =>
        string.Join(Divider, visit.Source.Source, visit.Source.Medium, visit.Source.Campaign, visit.Campaign);

    public static VisitOrigin Read(ReadOnlySpan<byte> packed)
    {
        var parts = Encoding.UTF8.GetString(packed).Split(Divider);
        return new(parts[0], parts[1], OrNull(parts[2]), OrNull(parts[3]));
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
