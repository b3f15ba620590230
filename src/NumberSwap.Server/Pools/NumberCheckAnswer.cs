namespace NumberSwap.Server.Pools;

/// <summary>What would come of a list of tracking numbers. Nothing was changed.</summary>
/// <param name="Numbers">Those that can be added, E.164, in their order: to be sent with the pool.</param>
/// <param name="Lines">Every line with its verdict.</param>
public sealed record NumberCheckAnswer(IReadOnlyList<string> Numbers, IReadOnlyList<NumberLine> Lines)
{
    public static NumberCheckAnswer Of(IReadOnlyList<NumberLine> lines) => new([.. lines.Where(line => line.Adds).Select(line => line.Number!)], lines);
}
