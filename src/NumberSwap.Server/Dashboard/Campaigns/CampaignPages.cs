using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.People;
using NumberSwap.Server.Campaigns;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Campaigns;

/// <summary>What the campaigns' pages ask for while they are looked at.</summary>
public static class CampaignPages
{
    public static IEndpointRouteBuilder MapCampaignPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/{site}/campaigns/preview", PreviewAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        return app;
    }

    private static async Task<RazorComponentResult<RulePreview>> PreviewAsync(HttpContext context, Viewer viewer, CampaignPreview previews, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        var input = CampaignInput.Of(context.Request.Query);
        if (CampaignReader.RuleProblem(input.Rule, input.PriorityNumber) is { } problem)
            return new RazorComponentResult<RulePreview>(new { Refused = problem });
        var preview = await previews.TryAsync(viewer.Catalog!, new PreviewRequest(input.Rule, input.PriorityNumber, context.Request.Query["campaign"]), cancellation);
        return new RazorComponentResult<RulePreview>(new { Preview = preview });
    }
}
