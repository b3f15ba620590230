namespace NumberSwap.Core.Telephony;

/// <summary>Reads phone numbers as people write them.</summary>
public static class E164
{
    /// <summary>Reads a number in human writing.</summary>
    /// <param name="text">For example <c>8 (495) 580-40-84</c> or <c>+7 495 580 40 84</c>.</param>
    /// <param name="country">ISO 3166-1 alpha-2 code by which a number without <c>+</c> is read.</param>
    /// <param name="number">The number in E.164.</param>
    /// <param name="problem">Why it is no number: one sentence that says what to do.</param>
    public static bool TryRead(string? text, string country, out string number, out string problem) => throw new NotSupportedException();

    /// <summary>True when the country's national writing is known.</summary>
    public static bool KnowsCountry(string country) => throw new NotSupportedException();
}
