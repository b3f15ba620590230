namespace NumberSwap.Server.Planning;

/// <summary>What is taken for granted of traffic when nothing is said of it, on the console and over HTTP.</summary>
internal static class PlanDefaults
{
    public const double VisitMinutes = 4;

    public const double HoldMinutes = 30;

    /// <summary>Wanted share of visits that find every number taken.</summary>
    public const double Overflow = 0.01;
}
