namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>The target's address is none that this server connects to.</summary>
public sealed class TargetRefusedException(string message) : IOException(message);
