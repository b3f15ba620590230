using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>A call to be brought into a CRM as it is now, whatever event told of it: so the order of events does not matter.</summary>
/// <param name="Notes">What was made for it before.</param>
/// <param name="Verdict">Whether it gets a lead.</param>
internal sealed record CrmCall(CallRecord Call, CallNotes Notes, LeadVerdict Verdict, CrmWords Words, string? Link)
{
    public bool HasEnded => Call.Status is CallStatus.Missed or CallStatus.Completed;

    public string ExternalId => CallNotes.ExternalId(Call.Site, Call.Id);
}
