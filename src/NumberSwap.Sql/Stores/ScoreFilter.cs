using NumberSwap.Core.Checklists;

namespace NumberSwap.Sql.Stores;

/// <summary>Which scores of a site to list. What is null does not filter.</summary>
public sealed record ScoreFilter(string Site)
{
    public string? Checklist { get; init; }
    public string? Call { get; init; }
    public string? Operator { get; init; }

    /// <summary>The first and the last week of the calls.</summary>
    public IsoWeek? From { get; init; }

    public IsoWeek? To { get; init; }

    /// <summary>True: no drafts.</summary>
    public bool OnlyFinal { get; init; }

    /// <summary>Most scores to answer with.</summary>
    public int Limit { get; init; } = 1000;
}
