namespace NumberSwap.Core.Traffic;

/// <summary>Says where a visit came from.</summary>
public static class TrafficClassifier
{
    /// <summary>Classifies a page view.</summary>
    /// <param name="page">Absolute address of the page.</param>
    /// <param name="referrer">Absolute address that led there, or null. What cannot be read counts as none.</param>
    /// <param name="ownDomains">Host names of the site; a referrer there (or on a subdomain) is none.</param>
    public static TrafficSource Classify(Uri page, Uri? referrer, IReadOnlyList<string> ownDomains) => throw new NotSupportedException();

    /// <summary>Fingerprint of the campaign parameters (utm and click ids) of a page's address; null when it has none. At most 16 characters.</summary>
    public static string? Marks(TrafficSource source) => throw new NotSupportedException();
}
