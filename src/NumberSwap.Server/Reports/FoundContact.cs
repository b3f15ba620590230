using NumberSwap.Core.Calls;
using NumberSwap.Core.Leads;

namespace NumberSwap.Server.Reports;

/// <summary>A contact behind a figure: a call or a form, one of the two.</summary>
public sealed record FoundContact(CallRecord? Call, Lead? Form)
{
    /// <summary>Unix ms.</summary>
    public long At => Call?.StartedAt ?? Form!.MadeAt;

    public string Id => Call?.Id ?? Form!.Id;
}
