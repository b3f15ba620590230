using NumberSwap.Core.Audit;

namespace NumberSwap.Core.Checklists;

/// <summary>What conversations are scored by, as one of its versions has it. A version never changes, so that scores keep what they were given for.</summary>
/// <param name="Version">From 1.</param>
/// <param name="MadeAt">When this version was made, Unix time in ms.</param>
/// <param name="By">Who made this version.</param>
/// <param name="ArchivedAt">Unix time in ms; null: it is in use.</param>
public sealed record Checklist(string Id, string Site, string Name, int Version, IReadOnlyList<ChecklistItem> Items, long MadeAt, Actor By, long? ArchivedAt)
{
    public const int MaxItems = 30;

    /// <summary>How many items are recommended: with fewer a score says little, with more nobody scores with care.</summary>
    public const int FewestAdvised = 5, MostAdvised = 7;

    public bool IsAdvisedLength => Items.Count is >= FewestAdvised and <= MostAdvised;
}
