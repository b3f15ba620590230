using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NumberSwap.Benchmarks;

/// <summary><c>delivery [EVENTS]</c>: how quickly events get to a webhook, with how much memory, and what becomes of them when the server is killed ten times.</summary>
public static class Deliveries
{
    private const string AdminKey = "benchmark0key0benchmark0key0000";
    private const string Number = "+74951000001";
    private const int Kills = 10;
    private const int AtOnce = 16;
    private const double Failing = 0.3;
    private const int Seed = 20261123;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(int events)
    {
        Console.WriteLine("| receiver | events | requests | 99 % after, s | all after, s | events/s to 99 % | CPU µs an event | own memory at most, MB | lost | twice |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(await DrainAsync("accepts all", failing: 0, events));
        Console.WriteLine(await DrainAsync("fails for 30 % at random", Failing, events));
        Console.WriteLine(await KillAsync("the same, the server killed ten times", events));
        return 0;
    }

    /// <summary>All events wait for a paused destination, which then goes on.</summary>
    private static async Task<string> DrainAsync(string name, double failing, int events)
    {
        using var folder = new Folder();
        await using var receiver = await EventReceiver.StartAsync(failing, Seed);
        using var server = await StartAsync(folder);
        using var http = Client(server);
        var destination = await SetUpAsync(http, receiver);
        await StateAsync(http, destination, "paused");
        await Parallel.ForAsync(0, events / 2, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await ReportAsync(http, i));
        while (await WaitingAsync(http, destination) < events)
            await Task.Delay(Look);
        await server.RestAsync();

        var (started, cpu, nearly, most) = (Stopwatch.GetTimestamp(), server.ProcessorTime, 0.0, 0L);
        await StateAsync(http, destination, "active");
        while (receiver.Events < events)
        {
            await Task.Delay(Look);
            nearly = Nearly(receiver, events, nearly, started);
            most = Math.Max(most, server.OwnBytes);
        }

        var (seconds, used) = (Stopwatch.GetElapsedTime(started).TotalSeconds, server.ProcessorTime - cpu);
        nearly = Nearly(receiver, events, nearly, started);
        while (await WaitingAsync(http, destination) > 0)
            await Task.Delay(Look);
        return Row(name, receiver, events, nearly, seconds, string.Create(CultureInfo.InvariantCulture, $"{used.TotalMicroseconds / events:0}"), most);
    }

    /// <summary>Calls are reported and delivered while the server is killed and started again.</summary>
    private static async Task<string> KillAsync(string name, int events)
    {
        using var folder = new Folder();
        await using var receiver = await EventReceiver.StartAsync(Failing, Seed);
        var server = await StartAsync(folder);
        var http = Client(server);
        try
        {
            var destination = await SetUpAsync(http, receiver);
            var (started, nearly, most) = (Stopwatch.GetTimestamp(), 0.0, 0L);
            var reporting = Parallel.ForAsync(0, events / 2, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await ReportAsync(() => http, i));
            for (var kill = 1; kill <= Kills; kill++)
            {
                while (receiver.Events < (long)kill * events / (Kills + 1))
                {
                    await Task.Delay(Look);
                    most = Math.Max(most, server.OwnBytes);
                }

                server.Dispose();
                server = await StartAsync(folder);
                http = Client(server);
            }

            await reporting;
            for (var waited = 0; receiver.Events < events || await WaitingAsync(http, destination) > 0; waited++)
            {
                await Task.Delay(Look);
                nearly = Nearly(receiver, events, nearly, started);
                most = Math.Max(most, server.OwnBytes);
                if (waited > 10 * 600)
                    break;
            }

            return Row(name, receiver, events, nearly, Stopwatch.GetElapsedTime(started).TotalSeconds, "", most);
        }
        finally
        {
            http.Dispose();
            server.Dispose();
        }
    }

    /// <summary>Seconds after which 99 % had arrived; 0: they have not yet.</summary>
    private static double Nearly(EventReceiver receiver, int events, double known, long started) =>
        known > 0 || receiver.Events < 0.99 * events ? known : Stopwatch.GetElapsedTime(started).TotalSeconds;

    private static string Row(string name, EventReceiver receiver, int events, double nearly, double seconds, string processor, long most) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {events} | {receiver.Requests} | {nearly:0.0} | {seconds:0.0} | {0.99 * events / nearly:0} | {processor} | {most >> 20} | {events - receiver.Events} | {receiver.Arrivals - receiver.Events} ({100.0 * (receiver.Arrivals - receiver.Events) / events:0.00} %) |");

    private static Task<MeasuredProcess> StartAsync(Folder folder) => MeasuredProcess.StartAsync("server", "/health/live", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["NumberSwap__DataDirectory"] = folder.Path,
        ["NumberSwap__AdminKey"] = AdminKey,
        ["NumberSwap__RateLimits__Enabled"] = "false",
        ["NumberSwap__Delivery__AllowedTargets"] = "127.0.0.1",

        // Ten attempts of 5 s, doubled each time, would be an hour and a half of waiting.
        ["NumberSwap__Delivery__FirstRetrySeconds"] = "0.05",
    });

    private static HttpClient Client(MeasuredProcess server)
    {
        var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(1) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", AdminKey);
        return http;
    }

    /// <summary>A site with one number and a webhook; the webhook's path.</summary>
    private static async Task<string> SetUpAsync(HttpClient http, EventReceiver receiver)
    {
        var site = await PostAsync(http, "/v1/sites", new { name = "Shop", domains = (string[])["shop.example"], country = "RU", targets = (object[])[new { number = "+74950000001" }] });
        await PostAsync(http, $"/v1/sites/{site["id"]}/pools", new { name = "Main", numbers = (string[])[Number] });
        var path = $"/v1/sites/{site["id"]}/destinations";
        var made = await PostAsync(http, path, new { kind = "webhook", name = "CRM", settings = new { url = receiver.Url }, events = (string[])["call.attributed", "call.completed"] });
        return $"{path}/{made["destination"]!["id"]}";
    }

    private static Task ReportAsync(HttpClient http, int call) => ReportAsync(() => http, call);

    /// <summary>Reports a call until some server has answered.</summary>
    private static async Task ReportAsync(Func<HttpClient> http, int call)
    {
        while (true)
        {
            try
            {
                await PostAsync(http(), "/v1/calls", new { id = $"call-{call}", from = string.Create(CultureInfo.InvariantCulture, $"+7916{1_000_000 + call}"), to = Number, status = "completed", talkSeconds = 60 });
                return;
            }
            catch (Exception gone) when (gone is HttpRequestException or ObjectDisposedException or OperationCanceledException)
            {
                await Task.Delay(Look);
            }
        }
    }

    private static async Task StateAsync(HttpClient http, string destination, string state)
    {
        using var answer = await http.PutAsJsonAsync(destination + "/state", new { state });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<int> WaitingAsync(HttpClient http, string destination) => (int)JsonNode.Parse(await http.GetStringAsync(destination))!["waiting"]!;

    private static async Task<JsonNode> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("numberswap-delivery-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
