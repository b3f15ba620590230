using Microsoft.AspNetCore.Components;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>What every chart has around it: its name, and its table.</summary>
public sealed partial class ChartFigure : ComponentBase
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>A sentence below the title.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Level of the title among the page's headings: 2 or 3.</summary>
    [Parameter]
    public int Level { get; set; } = 2;

    /// <summary>True: there is nothing to draw, and it is said so.</summary>
    [Parameter]
    public bool Empty { get; set; }

    /// <summary>Said when there is nothing to draw; "No calls in this period" when left out.</summary>
    [Parameter]
    public string? EmptyText { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Head and body of the table; null when the picture itself is one.</summary>
    [Parameter]
    public RenderFragment? Table { get; set; }
}
