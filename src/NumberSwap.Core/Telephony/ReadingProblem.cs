namespace NumberSwap.Core.Telephony;

/// <summary>Says in one sentence why a text is no phone number, and what to do.</summary>
internal static class ReadingProblem
{
    private const int MostEchoed = 40;

    /// <summary>Where nothing says whose number it may be.</summary>
    public const string AnyExample = "+44 20 7946 0123";

    public static ProblemText Describe(string? text, WrittenNumber written, NumberPlan? plan)
    {
        var (fault, known) = Find(written, plan);
        var example = (known ?? plan)?.Example ?? AnyExample;
        return fault switch
        {
            NumberFault.Empty => Text($"There is no phone number: write one, for example {example}."),
            NumberFault.TextTooLong => Text($"The text is longer than {WrittenNumber.MaxLength} characters: write one phone number alone, for example {example}."),
            NumberFault.Letters => Text($"{Echo(text)} has letters: write the phone number in digits, for example {example}."),
            NumberFault.Extension => Text($"{Echo(text)} has an extension or other text after the number: leave it out."),
            NumberFault.Character => Text($"{Echo(text)} has a character that belongs to no phone number: write digits, spaces, dashes and brackets only."),
            NumberFault.PlusInside => Text($"{Echo(text)} has a + inside: write one number, with + at its beginning only."),
            NumberFault.NoCountryCode => Text($"{Echo(text)} has no country code, and how numbers are written in this country is not known: begin with + and the country code."),
            _ when known is null => Text($"{Echo(text)} is no international number: write + and the country code, 7 to 15 digits altogether."),
            NumberFault.TooFewDigits => Text($"{Echo(text)} has too few digits ({known.Country}): write it in full, for example {example}."),
            NumberFault.TooManyDigits => Text($"{Echo(text)} has too many digits ({known.Country}): write it in full, for example {example}."),
            _ => Text($"{Echo(text)} begins like no number of that country ({known.Country}): write it in full, for example {example}."),
        };
    }

    /// <summary>Lets a branch be taken for what it is: the common type of several texts would be a finished string.</summary>
    private static ProblemText Text(ProblemText text) => text;

    /// <summary>What is wrong, and the plan that says so where there is one.</summary>
    public static (NumberFault Fault, NumberPlan? Plan) Find(WrittenNumber written, NumberPlan? plan) => written.Fault switch
    {
        WritingFault.Empty => (NumberFault.Empty, null),
        WritingFault.TooLong => (NumberFault.TextTooLong, null),
        WritingFault.Letter => (NumberFault.Letters, null),
        WritingFault.Extension => (NumberFault.Extension, null),
        WritingFault.Character => (NumberFault.Character, null),
        WritingFault.PlusInside => (NumberFault.PlusInside, null),
        _ when written.HasPlus => International(written.Digits),
        _ when plan is null => (NumberFault.NoCountryCode, null),
        _ => National(written.Digits, plan),
    };

    private static (NumberFault, NumberPlan?) International(ReadOnlySpan<char> digits)
    {
        var plans = NumberPlans.WithCodeOf(digits);
        return plans.IsEmpty
            ? (digits.Length > 15 ? NumberFault.TooManyDigits : digits.Length < 7 ? NumberFault.TooFewDigits : NumberFault.WrongStart, null)
            : (Misfit(plans[0], digits.Length - plans[0].Code.Length), plans[0]);
    }

    private static (NumberFault, NumberPlan?) National(ReadOnlySpan<char> digits, NumberPlan plan)
    {
        var prefix = digits.StartsWith(plan.Code) ? plan.Code.Length : 0;
        foreach (var trunk in plan.Trunks)
            prefix = prefix == 0 && digits.StartsWith(trunk) ? trunk.Length : prefix;
        return (Misfit(plan, digits.Length - prefix), plan);
    }

    private static NumberFault Misfit(NumberPlan plan, int length) =>
        length < plan.Min ? NumberFault.TooFewDigits : length > plan.Max ? NumberFault.TooManyDigits : NumberFault.WrongStart;

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
