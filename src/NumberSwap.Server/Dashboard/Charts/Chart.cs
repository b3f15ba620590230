using Microsoft.AspNetCore.Components;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>What every chart is told.</summary>
public abstract class Chart : ComponentBase
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>A sentence below the title.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Read out for the picture, or the table's caption; said by the chart itself when left out.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Level of the title among the page's headings: 2 or 3.</summary>
    [Parameter]
    public int Level { get; set; } = 2;

    /// <summary>Said when there is nothing to draw; "No calls in this period" when left out.</summary>
    [Parameter]
    public string? EmptyText { get; set; }
}
