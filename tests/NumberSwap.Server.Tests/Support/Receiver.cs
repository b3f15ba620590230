using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NumberSwap.Server.Tests.Support;

/// <summary>A system that webhooks are sent to, on a port of its own of this machine.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private Receiver(Func<Received, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
            var request = new Received(
                await body.ReadToEndAsync(), context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            received.Enqueue(request);
            await answer(request, context);
        });
    }

    public string Url => app.Urls.First();

    public IReadOnlyList<Received> All => [.. received];

    /// <param name="answer">Sets the status; null: everything is accepted.</param>
    public static async Task<Receiver> StartAsync(Func<Received, HttpContext, Task>? answer = null)
    {
        var receiver = new Receiver(answer ?? ((_, _) => Task.CompletedTask));
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>One that answers every request with this status.</summary>
    public static Task<Receiver> AnsweringAsync(Func<int> status) => StartAsync((_, context) =>
    {
        context.Response.StatusCode = status();
        return Task.CompletedTask;
    });

    public Task HasAsync(int count) => Wait.UntilAsync($"{count} requests are received", () => Task.FromResult(received.Count >= count));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A request as it came.</summary>
    public sealed record Received(string Body, string Path, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
        public string Type => Json.GetProperty("type").GetString()!;
        public string EventId => Json.GetProperty("id").GetString()!;
        public string Call => Json.GetProperty("call").GetProperty("id").GetString()!;
    }
}
