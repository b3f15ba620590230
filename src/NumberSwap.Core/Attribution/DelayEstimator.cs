namespace NumberSwap.Core.Attribution;

/// <summary>Learns a site's delay model from its own calls.</summary>
/// <remarks>
/// One step of expectation–maximisation for a mixture (A. P. Dempster, N. M. Laird, D. B. Rubin, 1977): every call counts for each of its
/// candidates by that candidate's probability, and each candidate's delay for each τₖ by wₖe^(−d/τₖ)/τₖ's share; what is left counts for
/// nobody. A call with one undisputed candidate thus counts as a whole. Taking undisputed calls alone would teach the model that delays
/// are short, since the longer somebody waits the more others have had the number. Repeated from time to time, on attributions which the
/// model itself has made, the steps climb towards a likelier model; old calls keep the probabilities of the models of their time, and calls
/// days later are hard to tell from calls that nobody caused, so that these two shares settle slowly. The prior counts like <see cref="PriorCalls"/> calls (a Dirichlet
/// prior), so a few calls change little.
/// </remarks>
public static class DelayEstimator
{
    /// <summary>The prior weighs as much as so many calls.</summary>
    public const double PriorCalls = 200;

    /// <param name="prior">What is believed without any call.</param>
    /// <param name="current">The model to improve: the prior at first, then what the last estimate gave.</param>
    /// <param name="calls">What calls to leased numbers were attributed to.</param>
    /// <param name="pageMs">Mean time that the site's visits have a page open, in ms; null when there were none.</param>
    public static DelayModel Estimate(DelayModel prior, DelayModel current, IReadOnlyCollection<CallAttribution> calls, double? pageMs)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(calls);
        double onPage = 0, nobody = 0;
        var weights = new double[DelayModel.TimeConstants.Count];
        foreach (var call in calls)
        {
            nobody += call.Nobody;
            var untold = 1 - call.Nobody;
            var longest = 0.0;
            foreach (var candidate in call.Candidates)
            {
                untold -= candidate.Probability;
                longest = Math.Max(longest, candidate.DelaySeconds * 1000d);
                if (candidate.Evidence.HasFlag(Evidence.Open))
                    onPage += candidate.Probability;
                else
                    Share(candidate.Probability, candidate.DelaySeconds * 1000d, rates: true, current, weights);
            }

            // The visits that are not told are those of long ago.
            Share(Math.Max(0, untold), longest, rates: false, current, weights);
        }

        var visits = calls.Count - nobody;
        for (var k = 0; k < weights.Length; k++)
            weights[k] = ((PriorCalls * prior.Weights[k]) + weights[k]) / (PriorCalls + visits);
        return new DelayModel(
            ((PriorCalls * prior.OnPage) + onPage) / (PriorCalls + visits),
            weights,
            ((PriorCalls * prior.Noise) + nobody) / (PriorCalls + calls.Count),
            Math.Max(1000, pageMs ?? prior.PageMs));
    }

    /// <summary>Adds a probability to the weights by each one's share: in the density at a delay (rates), or in all that comes after it.</summary>
    private static void Share(double probability, double delayMs, bool rates, DelayModel model, double[] weights)
    {
        Span<double> shares = stackalloc double[weights.Length];
        var sum = 0.0;
        for (var k = 0; k < shares.Length; k++)
            sum += shares[k] = model.Weights[k] * Math.Exp(-delayMs / DelayModel.TimeConstants[k]) / (rates ? DelayModel.TimeConstants[k] : 1);
        for (var k = 0; k < shares.Length && sum > 0; k++)
            weights[k] += probability * shares[k] / sum;
    }
}
