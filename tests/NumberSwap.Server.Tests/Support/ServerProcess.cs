using System.Collections.Concurrent;
using System.Diagnostics;

namespace NumberSwap.Server.Tests.Support;

/// <summary>The compiled server in a process of its own, on a free port.</summary>
public sealed class ServerProcess : IServer, IAsyncDisposable
{
    private const string Listening = "NumberSwap listens on ";

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TaskCompletionSource<string?> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(IEnumerable<(string Name, string? Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NumberSwap.Server.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
    }

    public HttpClient Http { get; private set; } = new();

    public string Output => string.Join('\n', output);

    public string Errors => string.Join('\n', errors).Trim();

    /// <summary>Starts the server and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(TempFolder data, string? redis = null, params (string Name, string? Value)[] settings)
    {
        var server = new ServerProcess(
        [
            ("NumberSwap:DataDirectory", data.Path), ("NumberSwap:AdminKey", IServer.AdminKey), ("NumberSwap:RateLimits:Enabled", "false"),
            ("ConnectionStrings:Redis", redis), .. settings,
        ]);
        server.Run();
        var address = await server.listens.Task ?? throw new InvalidOperationException("The server did not start:\n" + server.Output + server.Errors);
        server.Http = new HttpClient { BaseAddress = new Uri(address) };
        return server;
    }

    /// <summary>Runs a server that is to end by itself.</summary>
    public static async Task<(int ExitCode, string Errors)> RunToEndAsync(params (string Name, string? Value)[] settings)
    {
        await using var server = new ServerProcess(settings);
        server.Run();
        await server.process.WaitForExitAsync();
        return (server.process.ExitCode, server.Errors);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        Http.Dispose();
    }

    private void Run()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            listens.TrySetResult(null);
            return;
        }

        output.Enqueue(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal))
            listens.TrySetResult(line[Listening.Length..].Trim());
    }
}
