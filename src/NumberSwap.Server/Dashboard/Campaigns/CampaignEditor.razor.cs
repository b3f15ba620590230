using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Campaigns;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Dashboard.Campaigns;

/// <summary>Makes a campaign, or changes one, and shows what its rule would have covered.</summary>
public sealed partial class CampaignEditor(Viewer viewer, CampaignService campaigns, CampaignPreview previews, PoolStore pools, NavigationManager navigation) : ComponentBase
{
    /// <summary>Fields that have a place of their own for what is wrong with them.</summary>
    private static readonly HashSet<string> Placed =
    [
        "name", "priority", "pool", "number", "numbers", "target",
        "match.source", "match.medium", "match.campaign", "match.term", "match.content", "match.referrer", "match.landingPath", "match.clickId",
    ];

    private ProblemHttpResult? problem;
    private Preview? preview;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    /// <summary>The campaign to change; null: a new one.</summary>
    [Parameter]
    public Campaign? Known { get; set; }

    [SupplyParameterFromForm(FormName = "campaign")]
    private CampaignInput? Input { get; set; }

    /// <summary>Which button was pressed: <c>save</c> or <c>preview</c>.</summary>
    [SupplyParameterFromForm(FormName = "campaign")]
    private string? Do { get; set; }

    private string Home => $"/sites/{viewer.Site.Id}/campaigns";

    private bool MayChange => viewer.May(Role.Manager);

    private CampaignInput Form => Input!;

    private string? Field => problem?.ProblemDetails.Extensions.TryGetValue("field", out var named) == true ? named as string : null;

    private bool IsShown => Field is { } named && Placed.Contains(named);

    private bool HasMore => Form is { LandingPath.Length: > 0 } or { Referrer.Length: > 0 } or { Content.Length: > 0 } or { ClickId.Length: > 0 };

    protected override async Task OnInitializedAsync()
    {
        Input ??= Known is null ? new CampaignInput { By = CampaignInput.ByPool, Priority = "0" } : CampaignInput.Of(Known);
        if (Do is null or "preview")
            await TryAsync();
    }

    private string? Wrong(string field) => Field == field ? T.Problem(problem!) : null;

    private string? Invalid(string field) => Field == field ? "true" : null;

    private string Describe(string field, string id) => Field == field ? $"{id}-hint {id}-error" : id + "-hint";

    private async Task TryAsync()
    {
        problem = CampaignReader.RuleProblem(Form.Rule, Form.PriorityNumber);
        if (problem is null)
            preview = await previews.TryAsync(viewer.Catalog!, new PreviewRequest(Form.Rule, Form.PriorityNumber, Known?.Id), Http.RequestAborted);
    }

    private async Task SendAsync()
    {
        if (Do == "preview")
            return;
        (var campaign, problem) = CampaignReader.Read(
            Form.ToRequest(), Known ?? campaigns.Blank(viewer.Site.Id), viewer.Site, await pools.ListAsync(viewer.Site.Id, Http.RequestAborted));
        if (campaign is not null)
        {
            try
            {
                if (Known is null)
                    await campaigns.AddAsync(campaign, viewer.Actor, Http.RequestAborted);
                else
                    await campaigns.UpdateAsync(campaign, viewer.Actor, Http.RequestAborted);
                navigation.NavigateTo($"{Home}?done={(Known is null ? "added" : "saved")}");
                return;
            }
            catch (ConflictException taken)
            {
                problem = Failures.ProblemOf(taken);
            }
        }

        var why = problem;
        await TryAsync();
        problem = why;
    }
}
