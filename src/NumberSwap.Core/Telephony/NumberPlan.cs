namespace NumberSwap.Core.Telephony;

/// <summary>How one country writes its phone numbers.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Code">Country code, 1 to 3 digits; countries may share it.</param>
/// <param name="Trunks">What stands before a national number, the longest first; may be empty.</param>
/// <param name="Exits">What is dialled instead of <c>+</c>.</param>
/// <param name="Ranges">What national numbers there are, the ordinary ones first.</param>
/// <param name="Example">A number as people write it abroad.</param>
internal sealed record NumberPlan(
    string Country,
    string Code,
    string[] Trunks,
    string[] Exits,
    NumberRange[] Ranges,
    string Example)
{
    public static NumberPlan Parse(string[] row) => new(
        row[0],
        row[1],
        row[2].Split(',', StringSplitOptions.RemoveEmptyEntries),
        row[3].Split(',', StringSplitOptions.RemoveEmptyEntries),
        Array.ConvertAll(row[4].Split(' '), NumberRange.Parse),
        row[5]);

    /// <summary>Least digits of an ordinary national number; some special ones are shorter.</summary>
    public int Min => Ranges[0].Min;

    /// <summary>Most digits of an ordinary national number; some special ones are longer.</summary>
    public int Max => Ranges[0].Max;

    /// <summary>
    /// True where a number without any prefix is known by its length, or is the usual writing: it then is never taken for a shorter one
    /// after the country code (India's mobile numbers begin with its 91).
    /// </summary>
    public bool BareFirst { get; } = Trunks.Length == 0 || Ranges[0].Min == Ranges[0].Max;

    public bool Accepts(ReadOnlySpan<char> national)
    {
        foreach (var range in Ranges)
        {
            if (range.Holds(national))
                return true;
        }

        return false;
    }
}
