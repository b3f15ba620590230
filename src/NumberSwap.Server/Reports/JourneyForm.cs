using NumberSwap.Core.Leads;

namespace NumberSwap.Server.Reports;

/// <summary>The form of a <see cref="Journey"/>.</summary>
/// <param name="Id">Of the lead that it left.</param>
/// <param name="Form">The form's name on its page, or null.</param>
public sealed record JourneyForm(string Id, DateTime At, LeadKind Kind, string? Form);
