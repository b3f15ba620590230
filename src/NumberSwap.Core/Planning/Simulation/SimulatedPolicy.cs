namespace NumberSwap.Core.Planning.Simulation;

/// <summary>A way to lease numbers and to attribute calls, driven through simulated traffic. Times are ms since its begin and never go back.</summary>
public abstract class SimulatedPolicy(string name, string says)
{
    /// <summary>No number of the pool: the page's own is shown.</summary>
    public const int NoNumber = -1;

    public string Name { get; } = name;

    /// <summary>What the policy does, in a few words.</summary>
    public string Says { get; } = says;

    /// <summary>Visits that found every number taken.</summary>
    public int Overflows { get; protected set; }

    /// <summary>A visit opens its page.</summary>
    /// <returns>The number that it is shown, or <see cref="NoNumber"/>.</returns>
    public abstract int Begin(int visit, long now);

    /// <summary>The page that a visit has open gives a sign of life.</summary>
    public virtual void Beat(int visit, int number, long now)
    {
    }

    /// <summary>A visit leaves its page.</summary>
    public abstract void End(int visit, int number, long now);

    /// <summary>A number of the pool rings.</summary>
    public abstract Verdict Ring(int number, long now);
}
