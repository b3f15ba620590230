namespace NumberSwap.Core.Erasure;

/// <summary>Somebody whose data is to go, and by what a site knows them.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Calls">Ids of the calls from that phone.</param>
/// <param name="Visitors">Visitors who left that phone in a form. Whom a call was attributed to is only likely to be the caller.</param>
public sealed record DataSubject(string Site, string Phone, IReadOnlyList<string> Calls, IReadOnlyList<string> Visitors);
