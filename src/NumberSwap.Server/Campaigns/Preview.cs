namespace NumberSwap.Server.Campaigns;

/// <summary>What a rule would have covered. It tells of no visitor.</summary>
/// <param name="Days">Over so many last days.</param>
/// <param name="Sessions">Sessions in that time; an estimate when not all were looked at.</param>
/// <param name="Sampled">How many of them were looked at: all, or a fair sample of about 5,000.</param>
/// <param name="Matching">Of those looked at, how many the rule covers.</param>
/// <param name="Own">Of the matching ones, those that this campaign would have got.</param>
/// <param name="Taken">The other campaigns that win the rest, most first.</param>
/// <param name="Examples">What visits it would have got, most frequent first, 5 at most.</param>
public sealed record Preview(
    int Days, long Sessions, int Sampled, int Matching, int Own, IReadOnlyList<PreviewTaken> Taken, IReadOnlyList<PreviewExample> Examples)
{
    /// <summary>True when <see cref="Sessions"/> is an estimate.</summary>
    public bool IsSample => Sampled < Sessions;
}
