using System.Text.Json.Serialization;
using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Reporting;

/// <summary>Which calls are target calls: all that it asks for has to hold.</summary>
/// <remarks>
/// Repeated is a call whose caller was <em>talked with</em> before: somebody who got no answer and calls again is no less new for that.
/// </remarks>
public sealed record TargetRule
{
    /// <summary>Most talk that can be asked for, s.</summary>
    public const int MostTalkSeconds = 3600;

    /// <summary>Most days that a caller can be remembered.</summary>
    public const int MostFirstInDays = 365;

    /// <summary>Most entries of each list.</summary>
    public const int MostEntries = 50;

    public static readonly TargetRule Default = new();

    private const long DayMs = 24 * 3600 * 1000L;

    /// <summary>True: somebody has to have answered.</summary>
    public bool Answered { get; init; } = true;

    /// <summary>Seconds of talk, at least; 0: however short.</summary>
    public int MinTalkSeconds { get; init; } = 30;

    /// <summary>Nobody may have talked with the caller in so many days of 24 hours before the call; 0: not asked.</summary>
    public int FirstInDays { get; init; } = 30;

    /// <summary>A call with one of these tags is none.</summary>
    public IReadOnlyList<string> ExcludedTags { get; init; } = ["spam", "service", "спам", "сервис"];

    /// <summary>A call has to have one of these tags; empty: not asked.</summary>
    public IReadOnlyList<string> RequiredTags { get; init; } = [];

    /// <summary>Callers (E.164) whose calls are none, for example own staff; with a star at the end all whose numbers begin so.</summary>
    public IReadOnlyList<string> ExcludedCallers { get; init; } = [];

    /// <summary>Dialled numbers (E.164) whose calls are none, for example that of a service desk.</summary>
    public IReadOnlyList<string> ExcludedNumbers { get; init; } = [];

    /// <summary>Operators whose calls are none, capitals alike.</summary>
    public IReadOnlyList<string> ExcludedOperators { get; init; } = [];

    /// <summary>Sources whose calls are none, capitals alike.</summary>
    public IReadOnlyList<string> ExcludedSources { get; init; } = [];

    /// <summary>How far before a call the caller's earlier calls matter, ms; 0: they do not.</summary>
    [JsonIgnore]
    public long FirstInMs => FirstInDays * DayMs;

    /// <summary>The rule that asks for nothing but an answer and so much talk.</summary>
    /// <param name="seconds">0 to <see cref="MostTalkSeconds"/>.</param>
    public static TargetRule OfTalk(int seconds) => new() { MinTalkSeconds = seconds, FirstInDays = 0, ExcludedTags = [] };

    /// <summary>Target call, or the first reason why not, in the order of <see cref="TargetReason"/>.</summary>
    public TargetVerdict Judge(in TargetCall call)
    {
        var isOver = call.Status.HasFlag(CallStatus.Missed) || call is { Status: CallStatus.Answered, TalkSeconds: not null };
        if (!isOver)
            return new(TargetReason.Open);
        if (Answered && !call.Status.HasFlag(CallStatus.Answered))
            return new(TargetReason.Missed);
        if ((call.TalkSeconds ?? 0) < MinTalkSeconds)
            return new(TargetReason.Short);
        if (FirstInDays > 0 && call.StartedAt - call.EarlierAt <= FirstInMs)
            return new(TargetReason.Repeat);
        return JudgeTags(call.Tags) ?? JudgeLists(call) ?? TargetVerdict.Target;
    }

    /// <summary>True for a call that no talk can make a target call: a tag or a list leaves it out.</summary>
    public bool Excludes(in TargetCall call)
    {
        var tags = call.Tags;
        return ExcludedTags.Any(tag => CallTags.Has(tags, tag)) || JudgeLists(call) is not null;
    }

    public bool Equals(TargetRule? other) =>
        other is not null && Answered == other.Answered && MinTalkSeconds == other.MinTalkSeconds && FirstInDays == other.FirstInDays
        && Lists.Zip(other.Lists, (one, two) => one.SequenceEqual(two, StringComparer.Ordinal)).All(same => same);

    public override int GetHashCode() => HashCode.Combine(Answered, MinTalkSeconds, FirstInDays, ExcludedTags.Count, RequiredTags.Count);

    private IReadOnlyList<string>[] Lists => [ExcludedTags, RequiredTags, ExcludedCallers, ExcludedNumbers, ExcludedOperators, ExcludedSources];

    private TargetVerdict? JudgeTags(string? tags)
    {
        foreach (var tag in ExcludedTags)
        {
            if (CallTags.Has(tags, tag))
                return new(TargetReason.Tag, tag);
        }

        if (RequiredTags.Count == 0)
            return null;
        foreach (var tag in RequiredTags)
        {
            if (CallTags.Has(tags, tag))
                return null;
        }

        return new(TargetReason.Untagged);
    }

    private TargetVerdict? JudgeLists(in TargetCall call)
    {
        if (call.Caller is { } caller && ExcludedCallers.Any(left => left.EndsWith('*') ? caller.StartsWith(left[..^1], StringComparison.Ordinal) : caller == left))
            return new(TargetReason.Caller);
        if (ExcludedNumbers.Contains(call.Dialled, StringComparer.Ordinal))
            return new(TargetReason.Number, call.Dialled);
        if (Entry(ExcludedOperators, call.Operator?.Trim()) is { } person)
            return new(TargetReason.Operator, person);
        return Entry(ExcludedSources, call.Source) is { } source ? new(TargetReason.Source, source) : null;
    }

    /// <summary>As the list spells it: calls spell one name in several ways, and are left out for one reason.</summary>
    private static string? Entry(IReadOnlyList<string> list, string? text) => list.FirstOrDefault(entry => string.Equals(entry, text, StringComparison.OrdinalIgnoreCase));
}
