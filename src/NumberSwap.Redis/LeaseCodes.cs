using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>The letters by which scripts and streams name kinds.</summary>
internal static class LeaseCodes
{
    public static string Of(LeaseKind kind) => kind switch
    {
        LeaseKind.Leased => "l",
        LeaseKind.Cooling => "c",
        LeaseKind.Overflow => "o",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No pool gives a lease of this kind."),
    };

    public static LeaseKind Kind(ReadOnlySpan<char> code) => code switch
    {
        "l" => LeaseKind.Leased,
        "c" => LeaseKind.Cooling,
        "o" => LeaseKind.Overflow,
        "f" => LeaseKind.Fallback,
        _ => throw new FormatException("The script answered an unknown kind of lease."),
    };

    public static string Of(NoteKind kind) => kind switch
    {
        NoteKind.TelClick => "t",
        NoteKind.Copy => "c",
        NoteKind.Leave => "l",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of note."),
    };

    public static NoteKind Note(string code) => code switch
    {
        "t" => NoteKind.TelClick,
        "c" => NoteKind.Copy,
        "l" => NoteKind.Leave,
        _ => throw new FormatException($"'{code}' is no kind of note."),
    };
}
