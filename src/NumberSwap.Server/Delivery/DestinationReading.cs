using Microsoft.AspNetCore.Http.HttpResults;

namespace NumberSwap.Server.Delivery;

/// <summary>What an adapter made of what somebody entered: settings and secrets as JSON, or the problem to answer with.</summary>
/// <param name="NewSecret">A secret that was made here, to be shown this once.</param>
public sealed record DestinationReading(string Settings, string Secrets, ProblemHttpResult? Problem = null, string? NewSecret = null)
{
    public static DestinationReading Wrong(ProblemHttpResult problem) => new("", "", problem);
}
