namespace NumberSwap.Core.Leads;

/// <summary>A place in a list of leads.</summary>
public sealed record LeadPosition(long MadeAt, string Id);
