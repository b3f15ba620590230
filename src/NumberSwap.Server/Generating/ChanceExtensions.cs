namespace NumberSwap.Server.Generating;

/// <summary>Further ways to draw by chance.</summary>
internal static class ChanceExtensions
{
    /// <summary>A number of the standard normal distribution.</summary>
    public static double Gauss(this Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());

    /// <summary>A waiting time of that mean.</summary>
    public static double Wait(this Random chance, double mean) => -mean * Math.Log(1 - chance.NextDouble());
}
