using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>The compiled server as a process of its own, on a free port, over a data directory that goes with it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string AdminKey = "browsertestsbrowsertestsbrowsertests";
    private const string Announcement = "NumberSwap listens on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("numberswap-browser-");
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private ServerProcess()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.ArgumentList.Add("--demo");
        start.Environment["NumberSwap__DataDirectory"] = data.FullName;
        start.Environment["NumberSwap__AdminKey"] = AdminKey;
        // The hosts that tests tell of calls are on this machine.
        start.Environment["NumberSwap__Delivery__AllowedTargets"] = "127.0.0.1";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The server ended before it listened."));
    }

    /// <summary>A host that pages ask, which is another one than that of the pages.</summary>
    public string Origin { get; private set; } = "";

    public HttpClient Admin { get; private set; } = null!;

    /// <summary>Where the server's files are.</summary>
    public string DataDirectory => data.FullName;

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync()
    {
        var server = new ServerProcess();
        try
        {
            server.process.Start();
            server.process.BeginOutputReadLine();
            server.process.BeginErrorReadLine();
            var home = await server.address.Task.WaitAsync(Patience);
            server.Origin = $"http://localhost:{home.Port}";
            server.Admin = new HttpClient { BaseAddress = home };
            server.Admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
            await Until.TrueAsync(async () => (await server.Admin.GetAsync("/health/ready")).IsSuccessStatusCode, "the server is ready");
            return server;
        }
        catch (Exception failed)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server did not start. It said:\n{server.output}", failed);
        }
    }

    /// <summary>Ends the process as a crash would.</summary>
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
        Admin?.Dispose();
        data.Delete(recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
        if (line.StartsWith(Announcement, StringComparison.Ordinal))
            address.TrySetResult(new Uri(line[Announcement.Length..]));
    }
}
