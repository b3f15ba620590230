namespace NumberSwap.Core.Leads;

/// <summary>Whether the visitor agreed that what was entered is kept.</summary>
/// <param name="Given">Null: nobody asked.</param>
/// <param name="Wording">What it was given to, word for word.</param>
/// <param name="At">When, Unix time in ms.</param>
public sealed record LeadConsent(bool? Given, string? Wording, long? At)
{
    /// <summary>True when what was entered may be kept: it was agreed to, or the owner does not ask and nobody refused.</summary>
    /// <param name="isRequired">As the owner's settings say.</param>
    public bool Allows(bool isRequired) => Given ?? !isRequired;
}
