using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OutputCaching;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Snippet;

/// <summary>The script that pages load, and the tag that loads it.</summary>
public static class SnippetEndpoints
{
    public const string CachePolicy = "snippet";

    /// <summary>Stand in the addresses of the script's further parts where a version would.</summary>
    private const string Checker = "check", Leads = "leads", Callback = "callback";

    public static IEndpointRouteBuilder MapSnippet(this IEndpointRouteBuilder app)
    {
        app.MapGet("/s/{file}", Script).CacheOutput(CachePolicy).ExcludeFromDescription();
        app.MapGet("/v1/sites/{site}/tag", Tag).RequireKey(ApiScope.Read).WithTags("Sites")
            .WithName("GetTag").WithSummary("Shows the tag to put into the site's pages, and the one that pins the script's bytes");
        return app;
    }

    private static IResult Script(string file, HttpContext context, Catalog catalog, SnippetBuild build)
    {
        var (key, version) = file.Split('.') switch
        {
            [var name, "js"] => (name, null),
            [var name, var pinned, "js"] => (name, pinned),
            _ => ("", (string?)null),
        };
        if (catalog.ByKey(key) is not { } site)
            return NotThere("there is no site with this key: copy the tag from the site's settings again");
        if (version is not (null or Checker or Leads or Callback) && version != build.Version)
            return NotThere("this version of the script is no longer served: copy the tag from the site's settings again");

        if (context.Features.Get<IOutputCacheFeature>()?.Context.Tags is { } tags)
        {
            tags.Add(SiteChanges.TagOf(site.Site.Id));
            tags.Add(SiteChanges.AllSites);
        }

        var script = version switch
        {
            null => build.For(site.Site),
            Checker => build.CheckerFor(site.Site),
            Leads => build.LeadsFor(site.Site),
            Callback => build.CallbackFor(site.Site),
            _ => build.PinnedFor(site.Site),
        };
        if (script is null)
            return NotThere("call backs are switched off in the site's settings");
        var headers = context.Response.Headers;
        headers.CacheControl = version is null or Checker or Leads or Callback ? "public, max-age=300, stale-while-revalidate=86400" : "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        // A pinned script is loaded with crossorigin, and any page may load the script anyway.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var encoding = Compression.EncodingFor(context.Request);
        // A strong tag names bytes: each encoding has one of its own.
        headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(script))[..16]}{encoding}\"";
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        return TypedResults.Bytes(Compression.Compress(script, encoding), "text/javascript; charset=utf-8");
    }

    private static ContentHttpResult NotThere(string why) =>
        TypedResults.Content($"/* NumberSwap: {why} */", "text/javascript; charset=utf-8", statusCode: StatusCodes.Status404NotFound);

    private static Results<Ok<SiteTag>, ProblemHttpResult> Tag(string site, HttpContext context, Catalog catalog, SnippetBuild build, Settings settings)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        var home = PublicAddress.Of(settings, context.Request);
        var pinned = SnippetBuild.IntegrityOf(build.PinnedFor(known.Site));
        return TypedResults.Ok(new SiteTag(
            $"<script async src=\"{home}/s/{known.Site.Key}.js\"></script>",
            $"<script async src=\"{home}/s/{known.Site.Key}.{build.Version}.js\" integrity=\"{pinned}\" crossorigin=\"anonymous\"></script>"));
    }
}
