using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Attribution;

/// <summary>How much more likely a candidate becomes by what its visitor did: likelihood ratios, all 1 or more, which multiply.</summary>
/// <remarks>
/// P(seen of a caller) / P(seen of anybody else). They are judgements, on the careful side: of callers on a phone perhaps half tap the
/// number, while at any given minute one visitor in a hundred does so. Evidence is only ever for somebody. That a visitor did not tap
/// says little, since most numbers are dialled by hand or from another device.
/// </remarks>
internal static class EvidenceWeight
{
    /// <summary>A tap explains a call within this time, ms: dialling takes seconds, a second try perhaps minutes.</summary>
    private const long TapMs = 2 * 60_000;

    /// <summary>A copied number is dialled within this time, ms.</summary>
    private const long CopyMs = 15 * 60_000;

    /// <summary>The clocks of platforms differ; a tap seems to come so much after its ring, ms.</summary>
    private const long SkewMs = 5_000;

    private const double TapOnPhone = 50;

    /// <summary>On other devices a <c>tel:</c> link often does nothing.</summary>
    private const double TapElsewhere = 10;

    private const double Copy = 8;

    /// <summary>
    /// Others to whom the phone might belong: that it is the visitor's with the probability c, and else one of so many others', makes the ratio
    /// c/(1−c) × others.
    /// </summary>
    private const double Others = 300;

    /// <summary>Nobody is surer than this to own a phone: it may be a colleague's, and the person may be on another device by now.</summary>
    private const double MostCertain = 0.99;

    /// <summary>A phone in a form is written by the visitor itself: more than a certain earlier call, of which only the number was seen.</summary>
    private const double Form = 3;

    public static double Of(Lease lease, CallFacts facts, out Evidence evidence)
    {
        evidence = Evidence.None;
        var weight = 1.0;
        if (IsShortlyBefore(lease.TappedAt, facts.At, TapMs))
        {
            evidence |= Evidence.Tap;
            weight *= lease.Visit.Mobile ? TapOnPhone : TapElsewhere;
        }

        if (IsShortlyBefore(lease.CopiedAt, facts.At, CopyMs))
        {
            evidence |= Evidence.Copy;
            weight *= Copy;
        }

        var best = 0.0;
        foreach (var known in facts.Known)
        {
            if (!string.Equals(known.Visitor, lease.Visitor, StringComparison.Ordinal) || !(known.Certainty > 0))
                continue;
            evidence |= known.Form ? Evidence.Form : Evidence.Caller;
            var certainty = Math.Min(MostCertain, known.Certainty);
            best = Math.Max(best, certainty / (1 - certainty) * Others * (known.Form ? Form : 1));
        }

        return weight * (1 + best);
    }

    private static bool IsShortlyBefore(long time, long ring, long within) => time > 0 && time - ring <= SkewMs && ring - time <= within;
}
