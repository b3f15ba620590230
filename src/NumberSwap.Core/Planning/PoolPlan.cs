using NumberSwap.Core.Attribution;

namespace NumberSwap.Core.Planning;

/// <summary>How many numbers a pool needs, and what some more or fewer would change.</summary>
/// <param name="Erlangs">The load: arrivals × (visit + hold).</param>
/// <param name="Numbers">The fewest numbers with no more than the wanted overflow.</param>
/// <param name="Overflow">The overflow with so many, 0 to 1.</param>
/// <param name="Undisputed">See <see cref="PoolSize.Undisputed"/>.</param>
/// <param name="Fewer">The same with a fifth fewer numbers (at least one).</param>
/// <param name="More">The same with a fifth more.</param>
public sealed record PoolPlan(double Erlangs, int Numbers, double Overflow, double Undisputed, PoolSize Fewer, PoolSize More)
{
    private const double Other = 0.2;

    /// <exception cref="ArgumentException">The request cannot be planned for; the message says why.</exception>
    public static PoolPlan For(PlanRequest request, DelayModel model)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(request));
        var numbers = Math.Max(1, ErlangB.NumbersFor(request.Erlangs, request.Overflow));
        var size = Size(numbers, request, model);
        return new PoolPlan(
            request.Erlangs,
            numbers,
            size.Overflow,
            size.Undisputed,
            Size(Math.Max(1, (int)Math.Floor(numbers * (1 - Other))), request, model),
            Size((int)Math.Ceiling(numbers * (1 + Other)), request, model));
    }

    /// <summary>What a pool of this size comes to under the request's traffic; its wanted overflow does not matter.</summary>
    public static PoolSize Size(int numbers, PlanRequest request, DelayModel model)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new PoolSize(
            numbers,
            ErlangB.Blocking(numbers, request.Erlangs),
            UndisputedCalls.Share(numbers, request.Erlangs, request.HoldMinutes * 60_000, model));
    }
}
