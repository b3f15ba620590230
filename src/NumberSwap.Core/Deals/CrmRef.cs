namespace NumberSwap.Core.Deals;

/// <summary>Something that was made in a CRM for a call.</summary>
/// <param name="System"><c>bitrix24</c>, <c>amocrm</c> …: as its deals name it.</param>
/// <param name="Kind"><see cref="Lead"/> or <see cref="Deal"/>.</param>
/// <param name="ExternalId">Its id there.</param>
/// <param name="Call">Id of the call.</param>
public sealed record CrmRef(string Site, string System, string Kind, string ExternalId, string Call)
{
    public const string Lead = "lead";
    public const string Deal = "deal";
}
