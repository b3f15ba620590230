namespace NumberSwap.Server.Generating;

/// <summary>Draws one of several things, by their weights.</summary>
internal sealed class Draw<T>
{
    private readonly IReadOnlyList<T> things;
    private readonly double[] upTo;

    public Draw(IReadOnlyList<T> things, Func<T, double> weight)
    {
        this.things = things;
        upTo = new double[things.Count];
        for (var i = 0; i < upTo.Length; i++)
            upTo[i] = weight(things[i]) + (i > 0 ? upTo[i - 1] : 0);
    }

    public T Next(Random chance)
    {
        var place = Array.BinarySearch(upTo, chance.NextDouble() * upTo[^1]);
        return things[Math.Min(place >= 0 ? place : ~place, upTo.Length - 1)];
    }
}
