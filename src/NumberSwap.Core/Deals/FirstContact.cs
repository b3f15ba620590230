using NumberSwap.Core.Reporting;

namespace NumberSwap.Core.Deals;

/// <summary>The first that is known of a customer.</summary>
/// <param name="Kind">A call or a form.</param>
/// <param name="Id">Of the call, or of the lead that the form left.</param>
/// <param name="At">When it began, Unix ms.</param>
public sealed record FirstContact(ContactKind Kind, string Id, long At);
