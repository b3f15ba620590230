using System.Text;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>A visit's origin as sessions carry it: four texts, divided by a character that no address or name holds.</summary>
internal static class PackedOrigin
{
    private const char Divider = '\u001f';

    public static string Write(Visit visit) =>
        string.Join(Divider, Clean(visit.Source.Source), Clean(visit.Source.Medium), Clean(visit.Source.Campaign), visit.Campaign);

    public static VisitOrigin Read(ReadOnlySpan<byte> packed)
    {
        var parts = Encoding.UTF8.GetString(packed).Split(Divider);
        return new(parts[0], parts[1], OrNull(parts[2]), OrNull(parts[3]));
    }

    // A utm text may hold anything.
    private static string? Clean(string? text) => text?.Replace(Divider, ' ');

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
