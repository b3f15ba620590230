namespace NumberSwap.Core.Planning;

/// <summary>The traffic for which a pool is to be planned.</summary>
/// <param name="VisitorsPerHour">New visits in the busiest hour; above 0, at most 10 million.</param>
/// <param name="VisitMinutes">Mean length of a visit, 0 to 1,440.</param>
/// <param name="HoldMinutes">How long a number stays with its visitor after the last sight; above 0, at most 43,200, as long as a pool can hold it.</param>
/// <param name="Overflow">Wanted share of visits that find every number taken; from 0.000001 to below 1.</param>
public sealed record PlanRequest(double VisitorsPerHour, double VisitMinutes, double HoldMinutes, double Overflow)
{
    /// <summary>The load: arrivals × (visit + hold).</summary>
    public double Erlangs => VisitorsPerHour * (VisitMinutes + HoldMinutes) / 60;

    /// <summary>What is wrong with the request, in one sentence; null when it can be planned for.</summary>
    public string? Problem() => Fault()?.Problem.ToString();

    /// <summary>The property that is wrong, and what is wrong with it, in one sentence; null when the request can be planned for.</summary>
    public (string Property, ProblemText Problem)? Fault()
    {
        if (!(VisitorsPerHour is > 0 and <= 10_000_000)) return Wrong(nameof(VisitorsPerHour), "visitors per hour", VisitorsPerHour, "above 0 and at most 10,000,000");
        if (!(VisitMinutes is >= 0 and <= 1440)) return Wrong(nameof(VisitMinutes), "minutes of a visit", VisitMinutes, "from 0 to 1,440");
        if (!(HoldMinutes is > 0 and <= 43_200)) return Wrong(nameof(HoldMinutes), "minutes of hold", HoldMinutes, "above 0 and at most 43,200");
        if (!(Overflow is >= LeastOverflow and < 1)) return Wrong(nameof(Overflow), "wanted overflow", Overflow, "a share from 0.000001 to below 1, such as 0.01");
        if (Erlangs > ErlangB.MostErlangs) return (nameof(VisitorsPerHour), $"A load of {Erlangs:0} erlangs is too much to plan for: at most {ErlangB.MostErlangs:0}.");
        return null;
    }

    private const double LeastOverflow = 1e-6;

    private static (string Property, ProblemText Problem) Wrong(string property, ProblemText what, double value, ProblemText range) =>
        (property, $"The {what} cannot be {value}: it has to be {range}.");
}
