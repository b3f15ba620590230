using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>An OpenAI-compatible endpoint that refuses what the real one refuses.</summary>
internal sealed class TranscriptionStandIn : IAsyncDisposable
{
    private const int MaxFile = 25 * 1024 * 1024;

    private WebApplication app = null!;

    public string Address => app.Urls.First();

    public int Asked { get; private set; }

    public bool Busy { get; set; }

    /// <summary>What it answers with; null: two passages.</summary>
    public string? Answer { get; set; }

    /// <summary>What happens while a recording is away.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public static async Task<TranscriptionStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new TranscriptionStandIn { app = builder.Build() };
        standIn.app.MapPost("/v1/audio/transcriptions", (Delegate)standIn.ServeAsync);
        await standIn.app.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> ServeAsync(HttpContext context)
    {
        Asked++;
        var key = context.Request.Headers.Authorization.ToString();
        if (key != "Bearer right-key")
            return Refused(401, $"Incorrect API key provided: {key[7..]}.");
        if (Busy)
        {
            context.Response.Headers.RetryAfter = "30";
            return Refused(429, "Rate limit reached.");
        }

        var form = await context.Request.ReadFormAsync();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return Refused(400, "file is required");
        if (file.Length > MaxFile)
            return Refused(413, "Maximum content size limit (26214400) exceeded");
        if (!file.FileName.EndsWith(".wav", StringComparison.Ordinal))
            return Refused(400, "Invalid file format.");
        if (form["model"] != "gpt-4o-transcribe-diarize")
            return Refused(400, "model is required");
        if (form["response_format"] != "diarized_json" || form["chunking_strategy"] != "auto" || form.ContainsKey("prompt") || form.ContainsKey("timestamp_granularities[]"))
            return Refused(400, "chunking_strategy is required for diarization models");
        if (Meanwhile is { } meanwhile)
            await meanwhile();
        return Results.Text(
            Answer ?? """
            {"text":"Алло. Здравствуйте!","task":"transcribe","duration":3.2,"segments":[
              {"type":"transcript.text.segment","id":"seg_1","start":1.4,"end":3.2,"text":"Здравствуйте!","speaker":"B"},
              {"type":"transcript.text.segment","id":"seg_0","start":0.0,"end":1.2,"text":" Алло.","speaker":"A"}]}
            """,
            "application/json");
    }

    private static IResult Refused(int status, string message) => Results.Json(new { error = new { message, type = "invalid_request_error", code = (string?)null } }, statusCode: status);
}
