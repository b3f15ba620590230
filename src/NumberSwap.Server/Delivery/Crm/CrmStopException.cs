namespace NumberSwap.Server.Delivery.Crm;

/// <summary>Ends an attempt at a CRM before everything is done there.</summary>
internal sealed class CrmStopException(DeliveryOutcome outcome, string message, TimeSpan? after = null) : Exception(message)
{
    public DeliveryOutcome Outcome => outcome;

    /// <summary>It may succeed later.</summary>
    public static CrmStopException Later(string why, TimeSpan? after = null) => new(DeliveryOutcome.Retry, why, after);

    /// <summary>It never will, as things are set up.</summary>
    public static CrmStopException Never(string why) => new(DeliveryOutcome.Refused, why);

    public DeliveryResult ResultOf(CrmTalk talk) => new(outcome, talk.Whole, talk.Masked(Message), after);
}
