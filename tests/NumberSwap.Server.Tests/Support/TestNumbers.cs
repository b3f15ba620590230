using System.Globalization;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Phone numbers that no other test of this run uses.</summary>
public static class TestNumbers
{
    private static int s_last;

    /// <summary>A number as a page prints it.</summary>
    public static string Target() => "+7495" + Next();

    /// <summary>Numbers as an owner rents them, in the order of their digits.</summary>
    public static string[] Tracking(int count) => [.. Enumerable.Range(0, count).Select(_ => "+7499" + Next())];

    private static string Next() => Interlocked.Increment(ref s_last).ToString("D7", CultureInfo.InvariantCulture);
}
