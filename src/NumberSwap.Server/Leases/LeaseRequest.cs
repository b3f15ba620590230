namespace NumberSwap.Server.Leases;

/// <summary>What a page sends: on its first view, and again as a heartbeat.</summary>
/// <param name="Site">The site key.</param>
/// <param name="Visitor">The browser's visitor id, or null in a browser that has none.</param>
/// <param name="Session">The session that the browser believes in, or null.</param>
/// <param name="Page">The page's address.</param>
/// <param name="Referrer">The page's referrer.</param>
/// <param name="Numbers">The page's own numbers that are to be swapped; left out: all targets of the site.</param>
/// <param name="Ids">Client ids of analytics systems, for example <c>ga</c> and <c>ym</c>.</param>
/// <param name="Consent">False: nothing is stored and no session is leased. Left out means true.</param>
/// <param name="Own">True: the owner's own browser, which was opened once with <c>?numberswap=own</c>; it leases nothing.</param>
public sealed record LeaseRequest(
    string? Site,
    string? Visitor,
    string? Session,
    string? Page,
    string? Referrer,
    IReadOnlyList<string?>? Numbers,
    IReadOnlyDictionary<string, string?>? Ids,
    bool? Consent,
    bool? Own = null);
