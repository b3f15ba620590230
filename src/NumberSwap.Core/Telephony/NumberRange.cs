namespace NumberSwap.Core.Telephony;

/// <summary>National numbers that begin alike.</summary>
/// <param name="Start">How they begin: a digit stands for itself, <c>x</c> for any, <c>[2-58]</c> for one of a set.</param>
/// <param name="Min">Least digits, the start included.</param>
/// <param name="Max">Most digits.</param>
internal sealed record NumberRange(string Start, int Min, int Max)
{
    /// <summary>Reads <c>[2-9]:5-12</c> or <c>444:7</c>.</summary>
    public static NumberRange Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var lengths = text[(colon + 1)..].Split('-');
        return new NumberRange(text[..colon], int.Parse(lengths[0], null), int.Parse(lengths[^1], null));
    }

    public bool Holds(ReadOnlySpan<char> national) =>
        national.Length >= Min && national.Length <= Max && Begins(national);

    private bool Begins(ReadOnlySpan<char> national)
    {
        var digit = 0;
        for (var i = 0; i < Start.Length; i++, digit++)
        {
            if (digit == national.Length)
                return false;

            if (Start[i] == '[')
            {
                var end = Start.IndexOf(']', i);
                if (!InSet(Start.AsSpan(i + 1, end - i - 1), national[digit]))
                    return false;
                i = end;
            }
            else if (Start[i] != 'x' && Start[i] != national[digit])
            {
                return false;
            }
        }

        return true;
    }

    private static bool InSet(ReadOnlySpan<char> set, char digit)
    {
        for (var i = 0; i < set.Length; i++)
        {
            var isRange = i + 2 < set.Length && set[i + 1] == '-';
            if (isRange ? digit >= set[i] && digit <= set[i + 2] : digit == set[i])
                return true;
            if (isRange)
                i += 2;
        }

        return false;
    }
}
