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

    public static LeaseKind Kind(byte code) => code switch
    {
        (byte)'l' => LeaseKind.Leased,
        (byte)'c' => LeaseKind.Cooling,
        (byte)'o' => LeaseKind.Overflow,
        _ => throw new FormatException("A script named an unknown kind of lease."),
    };

    public static string Of(NoteKind kind) => kind switch
    {
        NoteKind.TelClick => "t",
        NoteKind.Copy => "c",
        NoteKind.Leave => "l",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of note."),
    };

    public static NoteKind Note(byte code) => code switch
    {
        (byte)'t' => NoteKind.TelClick,
        (byte)'c' => NoteKind.Copy,
        (byte)'l' => NoteKind.Leave,
        _ => throw new FormatException("A script named an unknown kind of note."),
    };
}
