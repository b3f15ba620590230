using Microsoft.AspNetCore.Components;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>Probabilities that make up one whole, as parts of one bar, with their names and percentages in a table below.</summary>
public sealed partial class ProbabilityStack : ComponentBase
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What the parts are: "Visit".</summary>
    [Parameter, EditorRequired]
    public string LabelName { get; set; } = "";

    /// <summary>What the percentages are of; "Probability" when left out.</summary>
    [Parameter]
    public string? ShareName { get; set; }

    /// <summary>In the order in which they are drawn; together at most 1.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ShareOf> Parts { get; set; } = [];

    [Parameter]
    public string? Note { get; set; }

    [Parameter]
    public int Level { get; set; } = 2;

    [Parameter]
    public string? EmptyText { get; set; }

    /// <summary>Each part with its number and what lies before it.</summary>
    private IEnumerable<(ShareOf Part, int Number, double From)> Placed
    {
        get
        {
            var from = 0.0;
            for (var i = 0; i < Parts.Count; i++)
            {
                yield return (Parts[i], i, from);
                from += Parts[i].Share;
            }
        }
    }

    private static string Tone(ShareOf part, int i) => part.Nobody ? "chart-nobody" : $"chart-tone-{(i % 6) + 1}";

    private static string Percent(double share) => Plot.Text(100 * Math.Clamp(share, 0, 1)) + "%";
}
