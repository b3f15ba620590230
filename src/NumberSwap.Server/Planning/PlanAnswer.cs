using System.Text.Json.Serialization;
using NumberSwap.Core.Planning;

namespace NumberSwap.Server.Planning;

/// <summary>How many numbers a pool needs, and what some more or fewer would change.</summary>
/// <param name="Erlangs">The load: arrivals × (visit + hold).</param>
/// <param name="Numbers">The fewest numbers with no more than the wanted overflow.</param>
/// <param name="Overflow">Share of visits that find so many numbers all taken, 0 to 1.</param>
/// <param name="Undisputed">Expected share of calls with a single visitor who can have made them, 0 to 1.</param>
/// <param name="Fewer">The same with a fifth fewer numbers.</param>
/// <param name="More">The same with a fifth more.</param>
/// <param name="Measured">What the named pool had to serve; left out without one.</param>
/// <param name="Pool">The same with the numbers that the named pool has now; left out without one.</param>
public sealed record PlanAnswer(
    double Erlangs,
    int Numbers,
    double Overflow,
    double Undisputed,
    PoolSize Fewer,
    PoolSize More,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PoolTraffic? Measured,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PoolSize? Pool)
{
    public static PlanAnswer Of(PoolPlan plan, PoolTraffic? measured, PoolSize? pool) =>
        new(plan.Erlangs, plan.Numbers, plan.Overflow, plan.Undisputed, plan.Fewer, plan.More, measured, pool);
}
