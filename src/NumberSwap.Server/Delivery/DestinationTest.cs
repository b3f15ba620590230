namespace NumberSwap.Server.Delivery;

/// <summary>What a test event came to.</summary>
/// <param name="Arrived">The destination accepted it.</param>
public sealed record DestinationTest(bool Arrived, AttemptItem Attempt);
