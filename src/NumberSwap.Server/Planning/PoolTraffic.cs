using NumberSwap.Core.Planning;

namespace NumberSwap.Server.Planning;

/// <summary>What a pool had to serve in its busiest hour of the last seven days.</summary>
/// <param name="VisitorsPerHour">New visits in that hour; 0 without any traffic.</param>
/// <param name="VisitMinutes">Mean length of the visits of those days, at most a day.</param>
/// <param name="HoldMinutes">How long the pool holds a number after its visitor's last sight.</param>
public sealed record PoolTraffic(int VisitorsPerHour, double VisitMinutes, double HoldMinutes)
{
    /// <summary>The request to plan for exactly this; null without traffic.</summary>
    public PlanRequest? ToRequest(double overflow) =>
        VisitorsPerHour == 0 ? null : new PlanRequest(VisitorsPerHour, VisitMinutes, HoldMinutes, overflow);
}
