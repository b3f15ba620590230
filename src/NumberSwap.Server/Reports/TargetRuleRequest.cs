namespace NumberSwap.Server.Reports;

/// <summary>Parts of a site's target-call rule to change; those left out stay.</summary>
/// <param name="Answered">True: somebody has to have answered.</param>
/// <param name="MinTalkSeconds">Seconds of talk at least, 0 to 3600.</param>
/// <param name="FirstInDays">Nobody may have talked with the caller in so many days before, 0 (not asked) to 365.</param>
/// <param name="ExcludedTags">A call with one of these tags is no target call.</param>
/// <param name="RequiredTags">A call has to have one of these tags; empty: not asked.</param>
/// <param name="ExcludedCallers">Callers whose calls are none; <c>+7495*</c>: all whose numbers begin so.</param>
/// <param name="ExcludedNumbers">Dialled numbers whose calls are none.</param>
/// <param name="ExcludedOperators">Operators whose calls are none.</param>
/// <param name="ExcludedSources">Sources whose calls are none.</param>
public sealed record TargetRuleRequest(
    bool? Answered = null,
    int? MinTalkSeconds = null,
    int? FirstInDays = null,
    IReadOnlyList<string?>? ExcludedTags = null,
    IReadOnlyList<string?>? RequiredTags = null,
    IReadOnlyList<string?>? ExcludedCallers = null,
    IReadOnlyList<string?>? ExcludedNumbers = null,
    IReadOnlyList<string?>? ExcludedOperators = null,
    IReadOnlyList<string?>? ExcludedSources = null);
