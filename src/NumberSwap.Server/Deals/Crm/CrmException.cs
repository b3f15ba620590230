namespace NumberSwap.Server.Deals.Crm;

/// <summary>A CRM did not answer with the deal.</summary>
/// <param name="message">What it said, without secrets and without what is about customers.</param>
public sealed class CrmException(string message) : Exception(message);
