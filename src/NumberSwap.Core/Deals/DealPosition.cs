namespace NumberSwap.Core.Deals;

/// <summary>A place in a list of deals.</summary>
public sealed record DealPosition(long OpenedAt, string Id);
