namespace NumberSwap.Core.Traffic;

/// <summary>Says where a visit came from. The lists it goes by are the files in <c>Traffic/data</c>.</summary>
/// <remarks>
/// UTM wins over click ids, click ids over the referrer. A click id that proves no payment (<c>fbclid</c> is on every link that leaves
/// Facebook or Instagram) gives way to a listed referrer of the same medium, which names the sender more exactly.
/// Nothing in an address makes it throw.
/// </remarks>
public static class TrafficClassifier
{
    private const string Direct = "(direct)";
    private const string NoMedium = "(none)";
    private const string Referral = "referral";
    private const string Assistant = "ai";
    private const string Paid = "cpc";
    private const int MostClickIds = 8;
    private const int MostHostLength = 100;

    private static readonly Origin Nobody = new(Direct, NoMedium);

    /// <inheritdoc cref="Classify(Uri, Uri?, IReadOnlyList{string}, out string?)"/>
    public static TrafficSource Classify(Uri page, Uri? referrer, IReadOnlyList<string> ownDomains) =>
        Classify(page, referrer, ownDomains, out _);

    /// <summary>Classifies a page view.</summary>
    /// <param name="page">Absolute address of the page.</param>
    /// <param name="referrer">Absolute address that led there, or null. What cannot be read counts as none.</param>
    /// <param name="ownDomains">Host names of the site; a referrer there (or on a subdomain) is none.</param>
    /// <param name="marks">Fingerprint of the campaign parameters (UTM and click ids) on the page's address, 16 hex digits; null when it has none.</param>
    public static TrafficSource Classify(Uri page, Uri? referrer, IReadOnlyList<string> ownDomains, out string? marks)
    {
        var values = Parameters.Read(page.OriginalString);
        var sender = SenderOf(page, referrer, ownDomains);
        if (values is null)
        {
            marks = null;
            return new TrafficSource { Source = sender.Source, Medium = sender.Medium };
        }

        marks = Fingerprint.Of(values);
        var click = StrongestClick(values);
        var from = click is null || (click.Medium != Paid && click.Medium == sender.Medium) ? sender : click;
        return new TrafficSource
        {
            Source = values[Parameters.Source] ?? from.Source,
            Medium = values[Parameters.Medium] ?? (values[Parameters.Source] is { } named ? MediumOf(named, click) : from.Medium),
            Campaign = values[Parameters.Campaign],
            Term = values[Parameters.Term],
            Content = values[Parameters.Content],
            CampaignId = values[Parameters.CampaignId],
            Platform = values[Parameters.Platform],
            ClickIds = click is null ? null : ClickIds(values),
        };
    }

    /// <summary>The medium of a link that names its source only: the click id's; assistants tag the links they cite in just this way.</summary>
    private static string MediumOf(string source, Origin? click) =>
        click?.Medium ?? (Referrers.Find(source) is { Medium: Assistant } ? Assistant : NoMedium);

    private static Origin SenderOf(Uri page, Uri? referrer, IReadOnlyList<string> ownDomains)
    {
        if (referrer is null || !Referrers.IsReadable(referrer) || IsOwn(referrer.Host, page, ownDomains))
            return Nobody;
        if (Referrers.Find(referrer) is { } listed)
            return listed;

        var host = Referrers.WithoutPrefix(referrer.Host);
        return new Origin(ParameterText.Read(host, MostHostLength, lowerCase: true) ?? Direct, Referral);
    }

    private static bool IsOwn(string host, Uri page, IReadOnlyList<string> ownDomains)
    {
        if (page.IsAbsoluteUri && host.Equals(page.Host, StringComparison.OrdinalIgnoreCase))
            return true;

        for (var i = 0; i < ownDomains.Count; i++)
        {
            var domain = Referrers.WithoutPrefix(ownDomains[i]);
            if (domain.Length > 0
                && host.AsSpan().EndsWith(domain, StringComparison.OrdinalIgnoreCase)
                && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.'))
                return true;
        }

        return false;
    }

    private static Origin? StrongestClick(string?[] values)
    {
        for (var place = Parameters.FirstClickId; place < values.Length; place++)
        {
            if (values[place] is not null)
                return Parameters.OriginAt(place);
        }

        return null;
    }

    private static TextDictionary ClickIds(string?[] values)
    {
        var ids = new List<KeyValuePair<string, string>>(1);
        for (var place = Parameters.FirstClickId; place < values.Length && ids.Count < MostClickIds; place++)
        {
            if (values[place] is { } value)
                ids.Add(new(Parameters.NameAt(place), value));
        }

        return new TextDictionary([.. ids]);
    }
}
