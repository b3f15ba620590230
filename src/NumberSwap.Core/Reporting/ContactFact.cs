using System.Runtime.InteropServices;
using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Reporting;

/// <summary>What reports know of a call or a form: numbers only, so that a million of them take little room. Texts are ids of a <see cref="ReportTexts"/>, 0: none.</summary>
/// <param name="Slot">The quarter of an hour (Unix ms / 900,000) in which it began.</param>
/// <param name="Hash">Tells it from others of its quarter of an hour: <see cref="HashOf"/> of its id.</param>
/// <param name="Day">Day of the site's time zone, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Talk">Seconds.</param>
/// <param name="Verdict">The target rule's, as <see cref="VerdictNames"/> numbers it; 0: a target call.</param>
/// <param name="Satisfaction">1 to 5, as the caller answered after the call; 0: no answer.</param>
/// <param name="Probability">Of its attribution, 0 to 1.</param>
/// <param name="Last">The visit it is attributed to, as <see cref="AttributionModel.Last"/> sees it; 0: not known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ContactFact(
    int Slot,
    int Hash,
    int Day,
    byte Hour,
    ContactKind Kind,
    CallStatus Status,
    byte Client,
    byte Step,
    byte Satisfaction,
    int Talk,
    int Verdict,
    double Probability,
    int Operator,
    int Number,
    int Product,
    int Last,
    int Nondirect,
    int First)
{
    /// <summary>The visit that counts.</summary>
    public int Touch(AttributionModel model) => model switch { AttributionModel.First => First, AttributionModel.Nondirect => Nondirect, _ => Last };

    /// <summary>FNV-1a of 64 bits: among a million texts two are hardly ever alike.</summary>
    public static long LongHashOf(ReadOnlySpan<char> id)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in id)
            hash = (hash ^ c) * 1099511628211UL;
        return (long)hash;
    }

    /// <summary>FNV-1a, the same on every machine.</summary>
    public static int HashOf(ReadOnlySpan<char> id)
    {
        var hash = 2166136261u;
        foreach (var c in id)
            hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }
}
