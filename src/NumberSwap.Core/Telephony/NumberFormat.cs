namespace NumberSwap.Core.Telephony;

/// <summary>Puts one number's digits into another number's writing.</summary>
public static class NumberFormat
{
    /// <summary>
    /// The replacement in the writing of <paramref name="written"/>: <c>8 (495) 580-40-84</c> with <c>+74951234567</c> gives <c>8 (495) 123-45-67</c>.
    /// </summary>
    public static string Substitute(string written, string replacement, string country) => throw new NotSupportedException();
}
