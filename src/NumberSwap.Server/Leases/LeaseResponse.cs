namespace NumberSwap.Server.Leases;

/// <summary>What a page is to show.</summary>
/// <param name="Visitor">Id to keep for the visitor; null where nothing is to be stored.</param>
/// <param name="Session">Id of the session; null where there is none.</param>
/// <param name="RenewAfter">Seconds after which a visible page asks again.</param>
/// <param name="ExpiresIn">Seconds for which the numbers may be shown without asking again.</param>
/// <param name="Source">Where the session came from.</param>
public sealed record LeaseResponse(
    string? Visitor,
    string? Session,
    int RenewAfter,
    int ExpiresIn,
    IReadOnlyList<ShownNumber> Numbers,
    ShownSource Source);
