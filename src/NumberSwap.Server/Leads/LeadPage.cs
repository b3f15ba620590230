namespace NumberSwap.Server.Leads;

/// <summary>A part of a list of leads, the newest first.</summary>
/// <param name="Cursor">Pass it on to get the next part; null: this was the last one.</param>
public sealed record LeadPage(IReadOnlyList<LeadItem> Leads, string? Cursor);
