using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.ResponseCompression;
using NumberSwap.Server.Dashboard.Install;
using NumberSwap.Server.Dashboard.Missed;
using NumberSwap.Server.Dashboard.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Snippet;

namespace NumberSwap.Server.Dashboard;

/// <summary>The pages for people: static Razor components, with what they load.</summary>
public static class DashboardSetup
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Russian stays Russian in the source of a page: as numbered entities it would be four times as long.
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddScoped<Viewer>().AddScoped<Words>().AddScoped<MissedNow>().AddSingleton<PageAssets>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "ns-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // A page holds no secret that stays the same from one answer to the next (the form's token is masked anew each time),
        // so compressing it over TLS gives nothing away.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }

    /// <summary>What stands around pages, and around nothing else.</summary>
    public static IApplicationBuilder UseDashboard(this IApplicationBuilder app) =>
        app.UseWhen(IsPage, pages => pages.UseMiddleware<PageFrame>().UseResponseCompression().UseAntiforgery());

    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder app)
    {
        app.MapRazorComponents<App>();
        app.MapFindings();
        app.MapSignOut();
        app.MapGet("/assets/{file}", Asset).ExcludeFromDescription();
        return app;
    }

    /// <summary>True for pages and for what belongs to them alone.</summary>
    public static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<ComponentTypeMetadata>() is not null || metadata.GetMetadata<AccessAttribute>() is not null || metadata.GetMetadata<OpenPageAttribute>() is not null);

    private static IResult Asset(HttpContext context, PageAssets assets)
    {
        if (assets.Find(context.Request.Path) is not { } asset)
            return TypedResults.NotFound();
        var encoding = Compression.EncodingFor(context.Request);
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        return TypedResults.Bytes(assets.Bytes(asset, encoding), asset.Type);
    }
}
