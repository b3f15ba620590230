namespace NumberSwap.Server.Importing;

/// <summary>A line that cannot be taken.</summary>
/// <param name="Line">From 1, as the file counts them.</param>
/// <param name="Problem">What is wrong with it, and what to do.</param>
public sealed record BadLineItem(int Line, string? Field, string Problem)
{
    public static BadLineItem Of(BadLine bad) => new(bad.Line, bad.Field, bad.Why.ToString());
}
