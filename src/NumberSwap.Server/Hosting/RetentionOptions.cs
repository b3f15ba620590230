namespace NumberSwap.Server.Hosting;

/// <summary>How long records are kept, in days.</summary>
public sealed class RetentionOptions
{
    public int VisitDays { get; set; } = 400;

    /// <summary>Calls hold the caller's number, so they go too.</summary>
    public int CallDays { get; set; } = 1100;
}
