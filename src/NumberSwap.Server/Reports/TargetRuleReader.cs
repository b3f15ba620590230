using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>Checks what an owner says of target calls.</summary>
public static class TargetRuleReader
{
    private const int MaxText = 100;

    /// <summary>Digits that the beginning of a number has at least: a country's code would leave out everybody.</summary>
    private const int MinPrefix = 3;

    private const int MaxPrefix = 15;

    /// <summary>The rule with the request's fields put over it, or the problem to answer with.</summary>
    /// <param name="country">The site's, by which numbers are read.</param>
    /// <param name="prefix">Of the fields' names in problems.</param>
    public static (TargetRule? Rule, ProblemHttpResult? Problem) Read(TargetRuleRequest request, TargetRule rule, string country, string prefix = "")
    {
        if (request.MinTalkSeconds is < 0 or > TargetRule.MostTalkSeconds)
            return (null, Problem.Invalid(prefix + "minTalkSeconds", $"It has to be 0 to {TargetRule.MostTalkSeconds} seconds."));
        if (request.FirstInDays is < 0 or > TargetRule.MostFirstInDays)
            return (null, Problem.Invalid(prefix + "firstInDays", $"It has to be 0 to {TargetRule.MostFirstInDays} days; 0: earlier calls do not matter."));

        var excludedTags = Entries(prefix + "excludedTags", request.ExcludedTags, rule.ExcludedTags, Tag);
        var requiredTags = Entries(prefix + "requiredTags", request.RequiredTags, rule.RequiredTags, Tag);
        var callers = Entries(prefix + "excludedCallers", request.ExcludedCallers, rule.ExcludedCallers, text => Caller(text, country));
        var numbers = Entries(prefix + "excludedNumbers", request.ExcludedNumbers, rule.ExcludedNumbers, text => Number(text, country));
        var operators = Entries(prefix + "excludedOperators", request.ExcludedOperators, rule.ExcludedOperators, Words);
        var sources = Entries(prefix + "excludedSources", request.ExcludedSources, rule.ExcludedSources, Words);
        var problem = excludedTags.Problem ?? requiredTags.Problem ?? callers.Problem ?? numbers.Problem ?? operators.Problem ?? sources.Problem;
        if (problem is not null)
            return (null, problem);
        if (requiredTags.Read.Intersect(excludedTags.Read, StringComparer.Ordinal).FirstOrDefault() is { } both)
            return (null, Problem.Invalid(prefix + "requiredTags", $"'{both}' cannot be asked for and left out at once: no call would be a target call by it."));
        return (rule with
        {
            Answered = request.Answered ?? rule.Answered,
            MinTalkSeconds = request.MinTalkSeconds ?? rule.MinTalkSeconds,
            FirstInDays = request.FirstInDays ?? rule.FirstInDays,
            ExcludedTags = excludedTags.Read,
            RequiredTags = requiredTags.Read,
            ExcludedCallers = callers.Read,
            ExcludedNumbers = numbers.Read,
            ExcludedOperators = operators.Read,
            ExcludedSources = sources.Read,
        }, null);
    }

    private static (IReadOnlyList<string> Read, ProblemHttpResult? Problem) Entries(
        string field, IReadOnlyList<string?>? texts, IReadOnlyList<string> known, Func<string?, (string? Read, ProblemText? Why)> read)
    {
        if (texts is null)
            return (known, null);
        if (texts.Count > TargetRule.MostEntries)
            return ([], Problem.Invalid(field, $"Name {TargetRule.MostEntries} at most."));
        var entries = new List<string>(texts.Count);
        foreach (var text in texts)
        {
            var (entry, why) = read(text?.Trim());
            if (entry is null)
                return ([], Problem.Invalid(field, why!));
            if (!entries.Contains(entry, StringComparer.OrdinalIgnoreCase))
                entries.Add(entry);
        }

        return (entries, null);
    }

    private static (string? Read, ProblemText? Why) Tag(string? text)
    {
        if (CallTags.TryRead(text, out var tag))
            return (tag, null);
        return (null, $"A tag has 1 to {CallTags.MaxLength} characters, without commas and bars.");
    }

    private static (string? Read, ProblemText? Why) Number(string? text, string country) =>
        E164.TryRead(text, country, out var number, out var why) ? (number, null) : (null, why);

    private static (string? Read, ProblemText? Why) Caller(string? text, string country)
    {
        if (text is not { Length: <= MaxText } || !text.EndsWith('*'))
            return Number(text, country);
        var start = string.Concat(text[..^1].Where(c => c is not (' ' or '-' or '(' or ')' or '\u00a0')));
        if (start.StartsWith('+') && start.Length is > MinPrefix and <= MaxPrefix + 1 && start.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            return (start + "*", null);
        return (null, $"The beginning of a number is written with + and {MinPrefix} to {MaxPrefix} digits, for example +7495*.");
    }

    private static (string? Read, ProblemText? Why) Words(string? text)
    {
        if (text is { Length: > 0 and <= MaxText } && !text.Any(char.IsControl))
            return (text, null);
        return (null, $"It has to be 1 to {MaxText} characters.");
    }
}
