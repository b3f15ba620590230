using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>A web site of somebody else: serves the pages that tests write, from a host that is not the server's.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    /// <summary>The domain that sites name.</summary>
    public const string Domain = "127.0.0.1";

    private readonly ConcurrentDictionary<string, (string Html, string? Policy, string? Opener)> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> accepting = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private int last;

    private PageHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{Domain}:0");
        app = builder.Build();
        app.MapGet("/apps/{name}.js", async (string name) => Results.Text(await Bundle.OfAsync(name), "text/javascript; charset=utf-8"));
        app.MapPost("/hooks/{name}", (string name) => accepting.ContainsKey(name) ? Results.Text("thank you") : Results.Text("not yet", statusCode: StatusCodes.Status503ServiceUnavailable));
        app.MapFallback(ServeAsync);
    }

    public string Origin => app.Urls.First();

    public static async Task<PageHost> StartAsync()
    {
        var host = new PageHost();
        await host.app.StartAsync();
        return host;
    }

    /// <summary>Address of a program that takes no event before <see cref="Accept"/>.</summary>
    public string HookOf(string name) => $"{Origin}/hooks/{name}";

    /// <summary>From now on the program takes every event.</summary>
    public void Accept(string name) => accepting[name] = true;

    /// <summary>Publishes a page, and says where. A browser that was at another page has never seen it.</summary>
    /// <param name="body">What stands in the body; the tag is one of the head.</param>
    /// <param name="head">What stands in the head.</param>
    /// <param name="policy">The page's Content-Security-Policy.</param>
    /// <param name="opener">The page's Cross-Origin-Opener-Policy.</param>
    public string Publish(string body, string head = "", string? policy = null, string? opener = null)
    {
        var path = "/" + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        pages[path] = ($"<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>Shop</title><link rel=\"icon\" href=\"data:,\">{head}</head><body>{body}</body></html>", policy, opener);
        return Origin + path;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task ServeAsync(HttpContext context)
    {
        if (!pages.TryGetValue(context.Request.Path, out var page))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (page.Policy is { } policy)
            context.Response.Headers.ContentSecurityPolicy = policy;
        if (page.Opener is { } opener)
            context.Response.Headers["Cross-Origin-Opener-Policy"] = opener;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page.Html);
    }
}
