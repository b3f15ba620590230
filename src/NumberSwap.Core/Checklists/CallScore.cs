using NumberSwap.Core.Audit;

namespace NumberSwap.Core.Checklists;

/// <summary>What somebody gave a conversation by a checklist.</summary>
public sealed record CallScore
{
    public const int MaxComment = 2000;

    /// <summary>Most people who score one call by one checklist.</summary>
    public const int MostScorers = 2;

    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string Call { get; init; }
    public required string Checklist { get; init; }

    /// <summary>The checklist's version that it was scored by; a later one does not change it.</summary>
    public required int Version { get; init; }

    /// <summary>Who scored.</summary>
    public required Actor Author { get; init; }

    public required bool IsFinal { get; init; }

    /// <summary>By the items' keys; null: the item did not apply. A draft may lack some.</summary>
    public required IReadOnlyDictionary<string, int?> Values { get; init; }

    public required ScoreSum Sum { get; init; }
    public string? Comment { get; init; }

    /// <summary>Grows with every change, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>When it first was final, Unix time in ms; null: a draft.</summary>
    public long? ScoredAt { get; init; }

    /// <summary>The last change: who, when (Unix time in ms), and for a correction why.</summary>
    public required Actor ChangedBy { get; init; }

    public required long ChangedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>As the sample has them.</summary>
    public required string Operator { get; init; }

    public required IsoWeek Week { get; init; }
}
