using NumberSwap.Core.Delivery;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Delivery.Webhooks;

/// <summary>What a webhook posts of a call.</summary>
/// <param name="Id">The same for the same event: whoever has seen it may drop the repetition.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Site">Id of the site.</param>
/// <param name="Call">The call as it was then, as <c>GET /v1/calls</c> shows it.</param>
/// <param name="Previous">What counted as its cause before; only with <c>call.reattributed</c>.</param>
public sealed record WebhookEvent(string Id, EventType Type, DateTime CreatedAt, string Site, CallItem Call, CallStatement? Previous);
