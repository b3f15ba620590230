namespace NumberSwap.Server.Leases;

/// <summary>Something that a visitor did on a page.</summary>
/// <param name="Site">The site key.</param>
/// <param name="Type"><c>tel-click</c>, <c>copy</c> or <c>leave</c>.</param>
/// <param name="Number">The tracking number on which it was done.</param>
public sealed record EventRequest(string? Site, string? Session, string? Type, string? Number);
