using System.Security.Claims;
using Microsoft.AspNetCore.Components.Endpoints;
using NumberSwap.Core.People;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.People;

/// <summary>
/// Lets people open the pages that their roles allow, and says to the rest of the request who they are. A site that is not theirs does
/// not exist for them; a page that says nothing of who may open it is nobody's.
/// </summary>
/// <remarks>A middleware over endpoint metadata, as for keys; see <see cref="AccessAttribute"/> for the rules.</remarks>
public sealed class PageGate(RequestDelegate next, Sessions sessions, Catalog catalog, Settings settings)
{
    private const string SiteValue = "site";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata is not { } metadata)
            return next(context);
        if (metadata.GetMetadata<AccessAttribute>() is { } access)
            return GuardAsync(context, access);
        if (metadata.GetMetadata<OpenPageAttribute>() is not null)
            return OpenAsync(context);
        return metadata.GetMetadata<ComponentTypeMetadata>() is null ? next(context) : RefuseAsync(context, StatusCodes.Status404NotFound);
    }

    private async Task OpenAsync(HttpContext context)
    {
        LetIn(context, await sessions.FindAsync(SessionCookie.Read(context, settings), context.RequestAborted), site: null);
        await next(context);
    }

    private async Task GuardAsync(HttpContext context, AccessAttribute access)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (await sessions.FindAsync(SessionCookie.Read(context, settings), context.RequestAborted) is not { } session)
        {
            if (isRead)
                context.Response.Redirect(ReturnPath.SignInFor(context.Request));
            else
                await RefuseAsync(context, StatusCodes.Status401Unauthorized);
            return;
        }

        SiteCatalog? site = null;
        if (context.Request.RouteValues.TryGetValue(SiteValue, out var asked))
        {
            site = asked is string id && session.Person.RoleAt(id) is not null ? catalog.ById(id) : null;
            if (site is null)
            {
                LetIn(context, session, site: null);
                await RefuseAsync(context, StatusCodes.Status404NotFound);
                return;
            }
        }

        LetIn(context, session, site);
        var needed = isRead ? access.Read : access.Write;
        if (access.Anybody || session.Person.RoleAt(site?.Site.Id ?? Person.AllSites) >= needed)
            await next(context);
        else
            await RefuseAsync(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Says who it is: to the page, to its forms (whose tokens are then good for this sign-in only), and to endpoints beside the pages.</summary>
    private static void LetIn(HttpContext context, PersonFeature? session, SiteCatalog? site)
    {
        context.RequestServices.GetRequiredService<Viewer>().Set(session, site);
        if (session is null)
            return;
        context.Features.Set(session);
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.Session)], SessionCookie.PlainName));
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
