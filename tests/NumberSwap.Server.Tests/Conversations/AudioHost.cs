using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>A call platform that keeps one recording, behind a redirect.</summary>
internal sealed class AudioHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private AudioHost(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public int Asked { get; private set; }

    /// <summary>Done when somebody has the beginning of <c>/trickle.wav</c>, of which no more comes.</summary>
    public TaskCompletionSource Trickled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<AudioHost> StartAsync(byte[] recording)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        built.MapGet("/moved", () => Results.Redirect("/call.wav"));
        built.MapGet("/call.wav", () => Results.Bytes(recording, "audio/wav", enableRangeProcessing: true));
        var host = new AudioHost(built);
        built.MapGet("/trickle.wav", async (HttpContext context) =>
        {
            context.Response.ContentType = "audio/wav";
            await context.Response.Body.WriteAsync(recording.AsMemory(0, 100));
            await context.Response.Body.FlushAsync();
            host.Trickled.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        built.Use(async (HttpContext _, RequestDelegate next) =>
        {
            host.Asked++;
            await next(_);
        });
        await built.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
