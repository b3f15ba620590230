using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Deals;

/// <summary>What somebody says of a deal. What is left out changes nothing.</summary>
/// <param name="System">Where the deal is; <c>api</c> when it is left out.</param>
/// <param name="ExternalId">Its id there.</param>
/// <param name="LeadId">Id there of the lead that it came from.</param>
/// <param name="CallId">Id of its call.</param>
/// <param name="Phone">The customer's number, read by the site's country.</param>
/// <param name="Outcome"><c>open</c>, <c>won</c> or <c>lost</c>.</param>
/// <param name="Amount">Exact, four decimals at most; with a currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="UpdatedAt">When it was so: what is older than what is known only fills gaps. Left out: now.</param>
public sealed record DealRequest(
    string? System,
    string? ExternalId,
    string? LeadId,
    string? CallId,
    string? Phone,
    string? Title,
    string? Stage,
    DealOutcome? Outcome,
    decimal? Amount,
    string? Currency,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? UpdatedAt);
