using NumberSwap.Core.Checklists;

namespace NumberSwap.Server.Checklists;

/// <summary>What an item, an operator or all got.</summary>
/// <param name="Key">The item's key or the operator's name; empty for all.</param>
/// <param name="Title">The item's; null for others.</param>
/// <param name="Calls">Scored conversations.</param>
/// <param name="Change">Share of the newer half of the weeks less that of the older half.</param>
/// <param name="Weeks">Share of each week.</param>
public sealed record ResultRowAnswer(string Key, string? Title, int Calls, int Points, int MostPoints, double? Share, double? Change, IReadOnlyList<double?> Weeks)
{
    public static ResultRowAnswer Of(ResultRow row, string? title) => new(
        row.Key,
        title,
        row.Calls,
        row.Sum.Points,
        row.Sum.Most,
        ScoreAnswer.Rounded(row.Sum),
        row.Change is { } change ? Math.Round(change, 4) : null,
        [.. row.Weeks.Select(ScoreAnswer.Rounded)]);
}
