namespace NumberSwap.Core.Erasure;

/// <summary>Somebody whose data is to go, and by what a site knows them.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Calls">Ids of the calls from that phone, and of those to it.</param>
/// <param name="Visitors">Visitors who left that phone in a form. Whom a call was attributed to is only likely to be the caller.</param>
/// <param name="Leads">Ids of the leads with that phone, and of those that these visitors left without one.</param>
public sealed record DataSubject(string Site, string Phone, IReadOnlyList<string> Calls, IReadOnlyList<string> Visitors, IReadOnlyList<string> Leads);
