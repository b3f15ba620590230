namespace NumberSwap.Core.Leasing;

/// <summary>What the hot state says of a number.</summary>
/// <param name="Use">Null: the pool does not hold the number.</param>
/// <param name="EndsAt">End of its last lease, Unix time in ms; 0 when it never had one that is known.</param>
public sealed record NumberNow(string Number, NumberUse? Use, long EndsAt)
{
    /// <summary>What a number does that the pool holds.</summary>
    /// <param name="number">The number.</param>
    /// <param name="endsAt">See <see cref="EndsAt"/>.</param>
    /// <param name="cooldownMs">The pool's cooldown.</param>
    /// <param name="now">The moment, Unix time in ms.</param>
    public static NumberNow Of(string number, long endsAt, long cooldownMs, long now) =>
        new(number, endsAt > now ? NumberUse.Live : endsAt + cooldownMs > now ? NumberUse.Cooling : NumberUse.Free, endsAt);
}
