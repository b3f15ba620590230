namespace NumberSwap.Core.Telephony;

/// <summary>Reads phone numbers as people write them.</summary>
public static class E164
{
    /// <summary>Least digits of a number in a country whose plan is unknown, the country code included.</summary>
    private const int LeastDigits = 7;

    /// <summary>Most digits of any number (ITU-T E.164 §6).</summary>
    private const int MostDigits = 15;

    /// <summary>Reads a number in human writing. Never throws; a text over 64 characters is refused.</summary>
    /// <remarks>
    /// A number with <c>+</c> or the country's exit code is international. Else it is tried in this order: after the trunk prefix;
    /// after the country code; as it is. A country without a trunk prefix, or whose ordinary numbers are all equally long, has the last two
    /// the other way round: there a bare number is the usual writing or known by its length, elsewhere it is the country code that people
    /// write without its <c>+</c>.
    /// A text that is E.164 already is answered with the same instance.
    /// </remarks>
    /// <param name="text">For example <c>8 (495) 580-40-84</c> or <c>+7 495 580 40 84</c>.</param>
    /// <param name="country">ISO 3166-1 alpha-2 code by which a number without <c>+</c> is read.</param>
    /// <param name="number">The number in E.164; empty when it cannot be read.</param>
    /// <param name="problem">Why it is no number: one sentence that says what to do; empty when it is one.</param>
    public static bool TryRead(string? text, string country, out string number, out ProblemText problem)
    {
        problem = ProblemText.None;
        if (IsCanonical(text))
        {
            number = text!;
            return true;
        }

        var written = new WrittenNumber(text, stackalloc char[WrittenNumber.MaxLength]);
        var plan = NumberPlans.Of(country);
        if (written.Fault == WritingFault.None)
        {
            number = (written.HasPlus ? International(written.Digits, written.ZeroAt)
                : plan is null ? null
                : National(written.Digits, plan, written.ZeroAt)) ?? "";
            if (number.Length > 0)
                return true;
        }

        number = "";
        problem = ReadingProblem.Describe(text, written, plan);
        return false;
    }

    /// <summary>What keeps a text from being a number, and how one is written there. Null when it is one.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 code by which a number without <c>+</c> is read.</param>
    public static (NumberFault Fault, string Example)? FaultOf(string? text, string country)
    {
        if (TryRead(text, country, out _, out _))
            return null;
        var plan = NumberPlans.Of(country);
        var (fault, known) = ReadingProblem.Find(new WrittenNumber(text, stackalloc char[WrittenNumber.MaxLength]), plan);
        return (fault, (known ?? plan)?.Example ?? ReadingProblem.AnyExample);
    }

    /// <summary>How a number of the country is written, for example; of some country where it is not known.</summary>
    public static string ExampleOf(string country) => NumberPlans.Of(country)?.Example ?? ReadingProblem.AnyExample;

    /// <summary>
    /// The country's code, and everything that people write before the national digits there (nothing among it): code, trunk prefix,
    /// both, or what is dialled abroad before the code. Null for a country that is not known.
    /// </summary>
    public static (string Code, IReadOnlyList<string> Prefixes)? WritingOf(string country) => NumberPlans.Of(country) is { } plan
        ? (plan.Code, ["", plan.Code, .. plan.Trunks, .. plan.Trunks.Select(trunk => plan.Code + trunk), .. plan.Exits.Select(exit => exit + plan.Code)])
        : null;

    /// <summary>The countries whose national writing is known, ISO 3166-1 alpha-2.</summary>
    public static IReadOnlyList<string> Countries { get; } = NumberPlans.Countries;

    /// <summary>True when the country's national writing is known.</summary>
    public static bool KnowsCountry(string country) => NumberPlans.Of(country) is not null;

    private static bool IsCanonical(string? text)
    {
        if (text is null || text.Length is <= LeastDigits or > MostDigits + 1 || text[0] != '+')
            return false;

        var digits = text.AsSpan(1);
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
        }

        if (digits[0] == '0')
            return false;

        var plans = NumberPlans.WithCodeOf(digits);
        return plans.IsEmpty || Accepts(plans, digits[plans[0].Code.Length..]);
    }

    private static string? International(ReadOnlySpan<char> digits, int zeroAt = -1)
    {
        var plans = NumberPlans.WithCodeOf(digits);
        if (plans.IsEmpty)
        {
            // Of an unknown plan only this is sure: a zero in brackets is for those who dial within the country.
            // Without it the digits may begin with a code that is known after all.
            if (zeroAt >= 0)
                return International(string.Concat(digits[..zeroAt], digits[(zeroAt + 1)..]));
            return digits.Length is >= LeastDigits and <= MostDigits && digits[0] != '0' ? string.Concat("+", digits) : null;
        }

        var national = digits[plans[0].Code.Length..];
        return Accepts(plans, national) ? Join(plans[0], national) : AfterTrunk(plans[0], national);
    }

    private static string? National(ReadOnlySpan<char> digits, NumberPlan plan, int zeroAt)
    {
        foreach (var exit in plan.Exits)
        {
            if (digits.StartsWith(exit) && International(digits[exit.Length..], zeroAt - exit.Length) is { } number)
                return number;
        }

        var bare = plan.Accepts(digits) ? Join(plan, digits) : null;
        return AfterTrunk(plan, digits)
            ?? (plan.BareFirst ? bare : null)
            ?? AfterCode(plan, digits)
            ?? bare;
    }

    private static string? AfterTrunk(NumberPlan plan, ReadOnlySpan<char> digits)
    {
        foreach (var trunk in plan.Trunks)
        {
            if (digits.StartsWith(trunk) && Accepts(NumberPlans.WithCodeOf(plan.Code), digits[trunk.Length..]))
                return Join(plan, digits[trunk.Length..]);
        }

        return null;
    }

    private static string? AfterCode(NumberPlan plan, ReadOnlySpan<char> digits) =>
        digits.StartsWith(plan.Code) ? International(digits) : null;

    private static bool Accepts(ReadOnlySpan<NumberPlan> plans, ReadOnlySpan<char> national)
    {
        foreach (var plan in plans)
        {
            if (plan.Accepts(national))
                return true;
        }

        return false;
    }

    private static string Join(NumberPlan plan, ReadOnlySpan<char> national) => string.Concat("+", plan.Code, national);
}
