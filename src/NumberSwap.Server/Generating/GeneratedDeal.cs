using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Generating;

/// <summary>A deal that is made up.</summary>
/// <param name="Lead">The lead by which it finds its call, or null.</param>
internal sealed record GeneratedDeal(DealReport Report, CrmRef? Lead)
{
    public string Id { get; init; } = "";
}
