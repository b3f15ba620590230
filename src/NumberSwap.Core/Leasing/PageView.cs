using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Leasing;

/// <summary>A page view or heartbeat of a visitor, for which numbers are wanted.</summary>
public sealed record PageView
{
    /// <summary>Id of the site.</summary>
    public required string Site { get; init; }

    /// <summary>The browser's visitor id, or a new one for a browser that has none.</summary>
    public required string Visitor { get; init; }

    /// <summary>Id for the session if one has to start now. Ignored when the visitor's session goes on.</summary>
    public required string NewSession { get; init; }

    /// <summary>True when the browser names a session, which then most probably goes on. Only a hint: the answer is the same without it.</summary>
    public bool Continues { get; init; }

    /// <summary>
    /// Fingerprint of the campaign parameters on this page's address; null when it has none.
    /// A session goes on while it was seen within <see cref="SessionRules.IdleMs"/> and the page view carries
    /// either no marks or the same marks that the session started with.
    /// </summary>
    public string? Marks { get; init; }

    /// <summary>What a session that starts now is remembered by.</summary>
    public required Visit Visit { get; init; }

    /// <summary>Client ids of analytics systems (for example <c>ga</c>, <c>ym</c>); they may become known after the first page view.</summary>
    public IReadOnlyDictionary<string, string>? Ids { get; init; }

    /// <summary>One wish per target, each target at most once. May be empty: the session is then kept alive without a number.</summary>
    public required IReadOnlyList<NumberWish> Wishes { get; init; }
}
