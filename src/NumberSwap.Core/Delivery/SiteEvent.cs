namespace NumberSwap.Core.Delivery;

/// <summary>Something that happened at a site, for the systems that want to know it.</summary>
/// <param name="Id">Made of what it happened to: the same event has the same id, however often it is reported.</param>
/// <param name="At">When it happened, Unix time in ms.</param>
public abstract record SiteEvent(string Id, EventType Type, long At);
