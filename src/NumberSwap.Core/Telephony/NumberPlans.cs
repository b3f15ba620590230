using System.Collections.Frozen;

namespace NumberSwap.Core.Telephony;

/// <summary>The number plans that NumberSwap knows, by country and by country code.</summary>
internal static class NumberPlans
{
    private const int LongestCode = 3;

    private static readonly FrozenDictionary<string, NumberPlan> ByCountry =
        EmbeddedTable.Rows("number-plans.tsv").Select(NumberPlan.Parse)
            .ToFrozenDictionary(plan => plan.Country, StringComparer.OrdinalIgnoreCase);

    private static readonly NumberPlan[]?[] ByCode = IndexByCode();

    /// <summary>The countries, in alphabetical order.</summary>
    public static IReadOnlyList<string> Countries => [.. ByCountry.Keys.Order(StringComparer.Ordinal)];

    public static NumberPlan? Of(string? country) => country is null ? null : ByCountry.GetValueOrDefault(country);

    /// <summary>The plans whose country code begins these digits; empty when no country with that code is known.</summary>
    /// <remarks>No country code begins another one, so the first that is found is the one.</remarks>
    public static ReadOnlySpan<NumberPlan> WithCodeOf(ReadOnlySpan<char> digits)
    {
        if (digits is ['0', ..])
            return [];

        var code = 0;
        for (var i = 0; i < digits.Length && i < LongestCode; i++)
        {
            code = (code * 10) + (digits[i] - '0');
            if (ByCode[code] is { } plans)
                return plans;
        }

        return [];
    }

    private static NumberPlan[]?[] IndexByCode()
    {
        var index = new NumberPlan[]?[1000];
        foreach (var zone in ByCountry.Values.GroupBy(plan => plan.Code))
            index[int.Parse(zone.Key, null)] = [.. zone.OrderBy(plan => plan.Country, StringComparer.Ordinal)];
        return index;
    }
}
