using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Install;

namespace NumberSwap.Server.Dashboard.Install;

/// <summary>What a check has found so far, as a piece of the page that began it.</summary>
public static class FindingsEndpoint
{
    public static void MapFindings(this IEndpointRouteBuilder app) =>
        app.MapGet("/sites/{site}/install/findings", Find).WithMetadata(new AccessAttribute(Role.Manager)).ExcludeFromDescription();

    private static Results<RazorComponentResult<Findings>, NotFound> Find(string site, string check, bool? late, HttpContext context, PageChecks checks, Viewer viewer, Settings settings)
    {
        if (checks.SiteOf(check) != site)
            return TypedResults.NotFound();
        var home = PublicAddress.Of(settings, context.Request);
        return new RazorComponentResult<Findings>(new Dictionary<string, object?>
        {
            [nameof(Findings.Report)] = checks.Find(check),
            [nameof(Findings.IsLate)] = late == true,
            [nameof(Findings.Home)] = home,
            [nameof(Findings.Tag)] = $"<script async src=\"{home}/s/{viewer.Site.Key}.js\"></script>",
        });
    }
}
