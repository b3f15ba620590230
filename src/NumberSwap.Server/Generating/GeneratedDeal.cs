using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Generating;

/// <summary>A deal that is made up.</summary>
/// <param name="Lead">The lead by which it finds its call, or null.</param>
internal sealed record GeneratedDeal(DealReport Report, CrmRef? Lead)
{
    public string Id { get; init; } = "";

    /// <summary>Id of the answered call that it comes from, of a deal that tells nothing but a phone.</summary>
    public string? Origin { get; init; }
}
