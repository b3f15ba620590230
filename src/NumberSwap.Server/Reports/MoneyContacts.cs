namespace NumberSwap.Server.Reports;

/// <summary>The calls and forms behind a figure, newest first.</summary>
/// <param name="Count">All of them, however many are shown. One that counts in parts is one.</param>
/// <param name="Next">Pass it on as <c>offset</c> for those after these; null: there are none.</param>
public sealed record MoneyContacts(int Count, IReadOnlyList<MoneyContact> Contacts, int? Next);
