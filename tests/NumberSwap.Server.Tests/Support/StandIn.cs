using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Another system on a port of its own, which answers as a test says and remembers what it was asked.</summary>
public sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandIn(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>Method, path with query, the Authorization header and the body of each request, in their order.</summary>
    public ConcurrentQueue<(string Request, string? Authorization, string Body)> Asked { get; } = new();

    /// <summary>Status and JSON by a request's path with query and its body.</summary>
    public Func<string, string, (int Status, string Json)> Answer { get; set; } = (_, _) => (404, "{}");

    public static async Task<StandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new StandIn(builder.Build());
        standIn.app.Run(standIn.ServeAsync);
        await standIn.app.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = context.Request.Path.Value + context.Request.QueryString.Value;
        Asked.Enqueue(($"{context.Request.Method} {path}", context.Request.Headers.Authorization, body));
        (context.Response.StatusCode, var json) = Answer(path, body);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    }
}
