namespace NumberSwap.Server.Install;

/// <summary>What the checker saw on a page. It comes from a browser, so nothing in it is more than a claim.</summary>
/// <param name="Page">Address of the page, without its query.</param>
/// <param name="Tags">How many of the site's script tags it has.</param>
/// <param name="IsManual">The tag swaps nothing by itself (<c>data-manual</c>).</param>
/// <param name="NeedsConsent">The tag waits for consent (<c>data-consent</c>).</param>
/// <param name="RefusesTracking">This browser sends Global Privacy Control.</param>
/// <param name="IsDone">The script knows which numbers to show, or that it gets none.</param>
/// <param name="Trouble">What the script complained of last.</param>
/// <param name="Targets">Where the site's numbers stand.</param>
/// <param name="Blocked">What the page's Content Security Policy kept away, as <c>directive address</c>.</param>
/// <param name="Others">Other call-tracking systems whose scripts are there.</param>
public sealed record PageReport(
    string? Page,
    int Tags,
    bool IsManual,
    bool NeedsConsent,
    bool RefusesTracking,
    bool IsDone,
    string? Trouble,
    IReadOnlyList<TargetSeen>? Targets,
    IReadOnlyList<string>? Blocked,
    IReadOnlyList<string>? Others)
{
    private const int MostOfEach = 50;
    private const int MostText = 300;

    /// <summary>The same with bounded texts and lists.</summary>
    public PageReport Bounded() => this with
    {
        Page = Short(Page),
        Trouble = Short(Trouble),
        Targets = [.. (Targets ?? []).Where(target => target?.Number is { Length: <= 20 }).Take(MostOfEach)],
        Blocked = [.. (Blocked ?? []).Select(Short).OfType<string>().Take(MostOfEach)],
        Others = [.. (Others ?? []).Select(Short).OfType<string>().Take(MostOfEach)],
    };

    private static string? Short(string? text) => text is { Length: > MostText } ? text[..MostText] : text;
}
