using NumberSwap.Server.Delivery.Crm;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>How calls are brought into a Bitrix24.</summary>
/// <param name="Address">The portal: scheme and host.</param>
/// <param name="Leads">Which calls get a lead.</param>
/// <param name="Source">SOURCE_ID of the leads.</param>
/// <param name="Status">STATUS_ID of the leads; null: the portal's first.</param>
/// <param name="AssignedTo">Id of the user who is responsible for leads; null: who the webhook or application belongs to.</param>
/// <param name="User">Id of the user to whom calls are registered; with this or <paramref name="Extension"/> calls are registered at all.</param>
/// <param name="Extension">That user's extension instead.</param>
/// <param name="Line">LINE_NUMBER; null: the dialled number.</param>
/// <param name="Card">True: that user is shown the call while it rings.</param>
/// <param name="Recordings">True: the portal is told where the recording is.</param>
/// <param name="Language">Of what is written into leads.</param>
/// <param name="TokenAddress">Where an application's token is renewed.</param>
public sealed record Bitrix24Settings(
    string Address,
    LeadRule Leads,
    string Source,
    string? Status,
    long? AssignedTo,
    long? User,
    string? Extension,
    string? Line,
    bool Card,
    bool Recordings,
    string Language,
    string TokenAddress)
{
    /// <summary>Calls are registered in the portal's telephony.</summary>
    public bool HasTelephony => User is not null || Extension is not null;
}
