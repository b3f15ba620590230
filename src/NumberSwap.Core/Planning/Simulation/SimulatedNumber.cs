using System.Globalization;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>The numbers of a simulated pool, by their place.</summary>
internal static class SimulatedNumber
{
    private const int First = 1_000_000;
    private const string Prefix = "+7495";

    public static string Of(int place) => Prefix + (First + place).ToString(CultureInfo.InvariantCulture);

    public static int PlaceOf(string number) => int.Parse(number.AsSpan(Prefix.Length), CultureInfo.InvariantCulture) - First;
}
