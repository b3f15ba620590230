using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery;

/// <summary>When a failed delivery is attempted again: after a delay that doubles from the first one up to six hours, with a share of chance.</summary>
/// <param name="chance">A number of [0, 1): what failed together is not to come back together.</param>
public sealed class RetrySchedule(Settings settings, Func<double> chance)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <param name="attempt">The one that failed, from 1.</param>
    /// <param name="asked">What the receiver asked for, if it did: not earlier than that, but six hours at most.</param>
    /// <returns>Half to the whole of the doubled delay.</returns>
    public TimeSpan After(int attempt, TimeSpan? asked)
    {
        var seconds = Math.Min(settings.Options.Delivery.FirstRetrySeconds * Math.Pow(2, Math.Min(attempt, 40) - 1), Longest.TotalSeconds);
        var delay = TimeSpan.FromSeconds(seconds * (0.5 + (0.5 * chance())));
        var least = asked ?? TimeSpan.Zero;
        return delay > least ? delay : least < Longest ? least : Longest;
    }
}
