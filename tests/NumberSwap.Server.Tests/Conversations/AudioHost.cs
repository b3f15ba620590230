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

    public static async Task<AudioHost> StartAsync(byte[] recording)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        built.MapGet("/moved", () => Results.Redirect("/call.wav"));
        built.MapGet("/call.wav", () => Results.Bytes(recording, "audio/wav", enableRangeProcessing: true));
        await built.StartAsync();
        return new AudioHost(built);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
