using Microsoft.AspNetCore.Components;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>Lying bars with their labels and values, each beside what it was before.</summary>
public sealed partial class BarChart : Chart
{
    /// <summary>What the labels are: "Source".</summary>
    [Parameter, EditorRequired]
    public string LabelName { get; set; } = "";

    /// <summary>What the values are: "Calls".</summary>
    [Parameter, EditorRequired]
    public string ValueName { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<Bar> Rows { get; set; } = [];

    /// <summary>What the values before are called; "Before" when left out.</summary>
    [Parameter]
    public string? BeforeName { get; set; }

    /// <summary>How a value is written; as a whole number when left out.</summary>
    [Parameter]
    public Func<double, string>? Format { get; set; }

    /// <summary>The value of a full bar, such as 1 for shares; the largest one when left out.</summary>
    [Parameter]
    public double? Top { get; set; }

    private bool Compares => Rows.Any(row => row.Before is not null);

    private bool Empty => Rows.All(row => row is { Value: 0, Before: null or 0 });

    private double Most => Top ?? Rows.Max(row => Math.Max(row.Value, row.Before ?? 0));

    private string Width(double value) => Plot.Text(100 * Math.Clamp(value / Most, 0, 1)) + "%";

    private string Shown(double value) => Format?.Invoke(value) ?? T.Number((long)Math.Round(value));
}
