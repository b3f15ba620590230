using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.People;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>Answers people with a page, and programs with a problem document, where there is nothing else to answer with.</summary>
public static class StatusPages
{
    /// <summary>Fills an answer that has a status and no body.</summary>
    public static async Task FillAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (IsForPeople(http))
            await WriteAsync(http, http.Response.StatusCode);
        else
            await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = http.Response.StatusCode } });
    }

    /// <summary>True when a browser asked for something to show.</summary>
    public static bool IsForPeople(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

    /// <remarks>In services of its own: those of a page that failed have begun to render that page, and render no other.</remarks>
    public static async Task WriteAsync(HttpContext context, int status)
    {
        var before = context.RequestServices;
        await using var scope = before.CreateAsyncScope();
        try
        {
            context.RequestServices = scope.ServiceProvider;
            scope.ServiceProvider.GetRequiredService<Viewer>().Set(context.Features.Get<PersonFeature>(), site: null);
            PageFrame.Prepare(context);
            await new RazorComponentResult<StatusDocument>(new { Status = status }) { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = before;
        }
    }
}
