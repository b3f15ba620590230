using NumberSwap.Server.Delivery.Crm;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>How calls are brought into an amoCRM or Kommo.</summary>
/// <param name="Address">The account: scheme and host.</param>
/// <param name="Leads">Which calls get a lead.</param>
/// <param name="Pipeline">Id of the pipeline; null: the account's main one.</param>
/// <param name="Status">Id of the stage; null: the pipeline's first.</param>
/// <param name="Responsible">Id of the user who is responsible for leads and contacts; null: who the token belongs to.</param>
/// <param name="Tag">Tag of the leads; null: none.</param>
/// <param name="Recordings">True: calls carry a link to their recording.</param>
/// <param name="Language">Of what is written into leads.</param>
public sealed record AmoCrmSettings(
    string Address, LeadRule Leads, long? Pipeline, long? Status, long? Responsible, string? Tag, bool Recordings, string Language);
