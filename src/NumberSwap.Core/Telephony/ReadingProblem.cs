namespace NumberSwap.Core.Telephony;

/// <summary>Says in one sentence why a text is no phone number, and what to do.</summary>
internal static class ReadingProblem
{
    private const int MostEchoed = 40;

    public static string Describe(string? text, WrittenNumber written, NumberPlan? plan)
    {
        var example = plan?.Example ?? "+44 20 7946 0123";
        return written.Fault switch
        {
            WritingFault.Empty => $"There is no phone number: write one, for example {example}.",
            WritingFault.TooLong => $"The text is longer than {WrittenNumber.MaxLength} characters: write one phone number alone, for example {example}.",
            WritingFault.Letter => $"{Echo(text)} has letters: write the phone number in digits, for example {example}.",
            WritingFault.Extension => $"{Echo(text)} has an extension or other text after the number: leave it out.",
            WritingFault.Character => $"{Echo(text)} has a character that belongs to no phone number: write digits, spaces, dashes and brackets only.",
            WritingFault.PlusInside => $"{Echo(text)} has a + inside: write one number, with + at its beginning only.",
            _ when written.HasPlus => International(text, written.Digits),
            _ when plan is null => $"{Echo(text)} has no country code, and how numbers are written in this country is not known: begin with + and the country code.",
            _ => National(text, written.Digits, plan),
        };
    }

    private static string International(string? text, ReadOnlySpan<char> digits)
    {
        var plans = NumberPlans.WithCodeOf(digits);
        return plans.IsEmpty
            ? $"{Echo(text)} is no international number: write + and the country code, 7 to 15 digits altogether."
            : Misfit(text, plans[0], digits.Length - plans[0].Code.Length);
    }

    private static string National(string? text, ReadOnlySpan<char> digits, NumberPlan plan)
    {
        var prefix = digits.StartsWith(plan.Code) ? plan.Code.Length : 0;
        foreach (var trunk in plan.Trunks)
            prefix = prefix == 0 && digits.StartsWith(trunk) ? trunk.Length : prefix;
        return Misfit(text, plan, digits.Length - prefix);
    }

    private static string Misfit(string? text, NumberPlan plan, int length)
    {
        var what = length < plan.Min ? "has too few digits" : length > plan.Max ? "has too many digits" : "begins like no number of that country";
        return $"{Echo(text)} {what} ({plan.Country}): write it in full, for example {plan.Example}.";
    }

    private static string Echo(string? text)
    {
        var start = text.AsSpan().Trim();
        var shown = start.Length <= MostEchoed ? start.ToString() : string.Concat(start[..(MostEchoed - 1)], "…");
        return "“" + string.Create(shown.Length, shown, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(value[i]) || char.IsSurrogate(value[i]) ? '?' : value[i];
        }) + "”";
    }
}
