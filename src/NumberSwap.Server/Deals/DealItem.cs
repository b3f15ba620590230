using NumberSwap.Core.Deals;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Deals;

/// <summary>A deal.</summary>
/// <param name="Id">NumberSwap's id of it.</param>
/// <param name="ExternalId">Its id at the system that has it.</param>
/// <param name="CallId">The call that it came from; null: none was found yet.</param>
/// <param name="FormId">The lead (a form, a request to be called back) that it came from, NumberSwap's id of it; then it has no call.</param>
/// <param name="MatchedBy">How that was found.</param>
public sealed record DealItem(
    string Id,
    string System,
    string ExternalId,
    string? LeadId,
    string? CallId,
    string? FormId,
    DealMatch MatchedBy,
    string? Phone,
    string? Title,
    string? Stage,
    DealOutcome Outcome,
    decimal? Amount,
    string? Currency,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    DateTime UpdatedAt)
{
    public static DealItem Of(Deal deal) => new(
        deal.Id,
        deal.System,
        deal.ExternalId,
        deal.Lead,
        deal.Call,
        deal.Form,
        deal.MatchedBy,
        deal.Phone,
        deal.Title,
        deal.Stage,
        deal.Outcome,
        deal.Amount,
        deal.Currency,
        UnixTime.ToUtc(deal.OpenedAt),
        deal.ClosedAt is { } closed ? UnixTime.ToUtc(closed) : null,
        UnixTime.ToUtc(deal.UpdatedAt));
}
