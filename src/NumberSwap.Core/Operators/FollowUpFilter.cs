using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Core.Operators;

/// <summary>Which answered calls are part of somebody's decision to buy: nobody needs a mentor for spam, or for who asks about a repair.</summary>
public static class FollowUpFilter
{
    private static readonly string[] s_spam = ["spam", "спам"];

    /// <summary>The calls without those that the target rule excludes, and without all calls of a caller of whom one call is tagged as spam.</summary>
    /// <param name="calls">In any order, which stays.</param>
    public static IEnumerable<FollowUpCall> Of(IReadOnlyCollection<FollowUpCall> calls, TargetRule rule)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(rule);
        var spammers = calls.Where(call => s_spam.Any(tag => CallTags.Has(call.Tags, tag))).Select(call => call.Caller).ToHashSet(StringComparer.Ordinal);
        return calls.Where(call => !spammers.Contains(call.Caller) && !rule.Excludes(
            new TargetCall(CallStatus.Answered, call.TalkSeconds, call.StartedAt, call.Caller, call.Dialled, call.Operator, call.Source, call.Tags, EarlierAt: null)));
    }
}
