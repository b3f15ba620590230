namespace NumberSwap.Server.Deals.Crm;

/// <summary>A CRM that is set up.</summary>
/// <param name="Webhook">The address to enter there, with its secret: shown this once. Null: the one that was shown before holds on.</param>
public sealed record CrmAnswer(string System, string? Webhook);
