using NumberSwap.Core.Calls;
using NumberSwap.Core.Leads;

namespace NumberSwap.Server.Reports;

/// <summary>A contact behind a figure: a call or a form, one of the two.</summary>
/// <param name="Satisfaction">How content the caller was, 1 to 5; null: no answer.</param>
public sealed record FoundContact(CallRecord? Call, Lead? Form, int? Satisfaction)
{
    /// <summary>Unix ms.</summary>
    public long At => Call?.StartedAt ?? Form!.MadeAt;

    public string Id => Call?.Id ?? Form!.Id;
}
