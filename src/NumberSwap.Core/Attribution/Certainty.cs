namespace NumberSwap.Core.Attribution;

/// <summary>How sure each level of an attribution is, 0 to 1: the person, the campaign, the source and medium.</summary>
/// <remarks>A level is at least as sure as the one before it where all candidates of the more precise one share it.</remarks>
public sealed record Certainty(double Session, double Campaign, double Source)
{
    public static readonly Certainty None = new(0, 0, 0);
}
