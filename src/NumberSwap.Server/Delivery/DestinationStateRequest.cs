namespace NumberSwap.Server.Delivery;

/// <summary>What is to be done with a destination's events.</summary>
/// <param name="State"><c>active</c>: they are delivered, and what waits is attempted at once; <c>paused</c>: they are kept; <c>off</c>: there are none for it.</param>
public sealed record DestinationStateRequest(string? State);
