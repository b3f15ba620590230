namespace NumberSwap.Server.Deals;

/// <summary>A part of a list of deals, the newest opened first.</summary>
/// <param name="Cursor">Pass it on to get the next part; null: this was the last one.</param>
public sealed record DealPage(IReadOnlyList<DealItem> Deals, string? Cursor);
