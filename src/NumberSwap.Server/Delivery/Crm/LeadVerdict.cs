namespace NumberSwap.Server.Delivery.Crm;

/// <summary>Whether a call gets a lead.</summary>
/// <param name="Why">Why it gets none, for the delivery log; null: it gets one.</param>
internal sealed record LeadVerdict(string? Why)
{
    public static readonly LeadVerdict Wanted = new((string?)null);

    public static LeadVerdict No(string why) => new(why);
}
