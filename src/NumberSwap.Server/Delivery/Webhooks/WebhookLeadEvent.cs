using NumberSwap.Core.Delivery;
using NumberSwap.Server.Leads;

namespace NumberSwap.Server.Delivery.Webhooks;

/// <summary>What a webhook posts of a lead.</summary>
/// <param name="Id">The same for the same event: whoever has seen it may drop the repetition.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Site">Id of the site.</param>
/// <param name="Lead">The lead as it was then, as <c>GET /v1/sites/{site}/leads</c> shows it.</param>
public sealed record WebhookLeadEvent(string Id, EventType Type, DateTime CreatedAt, string Site, LeadItem Lead);
