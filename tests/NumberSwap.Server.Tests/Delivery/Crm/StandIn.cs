using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Delivery.Crm;

/// <summary>A system that stands in for a CRM, on a port of its own of this machine, with what every such system can do to its clients.</summary>
internal abstract class StandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly ConcurrentQueue<string> asked = new();
    private readonly ConcurrentDictionary<string, int> lost = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Times, int Status, string Body)> broken = new(StringComparer.Ordinal);

    protected StandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(RunAsync);
    }

    public string Url => app.Urls.First();

    /// <summary>The names of all requests, in their order.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    public int CountOf(string name) => asked.Count(one => one == name);

    public Task StartAsync() => app.StartAsync();

    /// <summary>Does what is asked for, and then breaks the connection instead of answering: as a crash between the answer and its note.</summary>
    public void LoseAnswersOf(string name, int times = 1) => lost[name] = times;

    /// <summary>Answers so instead of doing it.</summary>
    public void Break(string name, int status, string body, int times = 1) => broken[name] = (times, status, body);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>What a request is called in tests.</summary>
    protected abstract string NameOf(HttpRequest request);

    /// <summary>Answers a request; nobody else's is answered meanwhile.</summary>
    protected abstract (int Status, JsonNode? Body) Answer(HttpRequest request, string text);

    private async Task RunAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var name = NameOf(context.Request);
        (int Status, JsonNode? Body) answer;
        lock (gate)
        {
            asked.Enqueue(name);
            if (broken.TryGetValue(name, out var fault) && fault.Times > 0)
            {
                broken[name] = fault with { Times = fault.Times - 1 };
                answer = (fault.Status, JsonNode.Parse(fault.Body));
            }
            else
            {
                answer = Answer(context.Request, text);
            }
        }

        if (lost.TryGetValue(name, out var times) && times > 0)
        {
            lost[name] = times - 1;
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Body is null)
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body.ToJsonString());
    }
}
