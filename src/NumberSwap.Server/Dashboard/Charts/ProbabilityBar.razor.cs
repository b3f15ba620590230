using Microsoft.AspNetCore.Components;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>A probability or share as a bar with its percentage, small enough for a table's cell.</summary>
public sealed partial class ProbabilityBar : ComponentBase
{
    /// <summary>0 to 1.</summary>
    [Parameter, EditorRequired]
    public double Share { get; set; }

    /// <summary>What it is the share of, for those who hear the page; left out where a heading says so.</summary>
    [Parameter]
    public string? Label { get; set; }

    private double Filled => double.IsFinite(Share) ? Math.Clamp(Share, 0, 1) : 0;
}
