using System.Text.Json;

namespace NumberSwap.Server.Delivery;

/// <summary>A destination to make, or what is to change of one: what is left out stays.</summary>
/// <param name="Kind">Which system it is: <c>webhook</c> …; cannot be changed.</param>
/// <param name="Settings">What its adapter has to know; a webhook's: <c>{"url": "https://…"}</c>.</param>
/// <param name="Secrets">What its adapter signs in with; never shown again.</param>
/// <param name="Events">What it is told of: <c>call.ringing</c>, <c>call.completed</c>, <c>call.missed</c>, <c>call.attributed</c>, <c>call.reattributed</c>, and a webhook <c>lead.created</c>; left out: what its kind is usually told of.</param>
public sealed record DestinationRequest(string? Kind, string? Name, JsonElement? Settings, JsonElement? Secrets, IReadOnlyList<string>? Events);
