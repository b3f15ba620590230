namespace NumberSwap.Core.Leasing;

/// <summary>The answer to a <see cref="PageView"/>.</summary>
/// <param name="Session">The session that the page view belongs to.</param>
/// <param name="StartedAt">Its start, Unix time in ms.</param>
/// <param name="Started">True when it started with this page view.</param>
/// <param name="Origin">Where the session came from: as it was stored when it goes on.</param>
/// <param name="Numbers">One per wish, in the wishes' order.</param>
public sealed record PageNumbers(
    string Session,
    long StartedAt,
    bool Started,
    VisitOrigin Origin,
    IReadOnlyList<GivenNumber> Numbers);
