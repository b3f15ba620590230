using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NumberSwap.Benchmarks;

/// <summary>A process that is measured, and its address.</summary>
public sealed class MeasuredProcess : IDisposable
{
    private const double RestingShare = 0.05;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private MeasuredProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts this program as <c>host</c> with the arguments and settings, and waits until the path answers.</summary>
    public static async Task<MeasuredProcess> StartAsync(string arguments, string readyPath, IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Environment.ProcessPath!, "host " + arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var started = new MeasuredProcess(Process.Start(start)!, address);
        await started.WaitUntilReadyAsync(readyPath);
        return started;
    }

    /// <summary>Processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that the process holds of its own. The database's file is mapped besides, which the system may take back at any time; only Linux tells them apart.</summary>
    public long OwnBytes
    {
        get
        {
            if (OperatingSystem.IsLinux())
            {
                var own = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
                return 1024 * long.Parse(own.AsSpan(8).Trim(" \tkB"), CultureInfo.InvariantCulture);
            }

            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>
    /// Waits until the process rests, and says how long that took: what one load leaves to do, like visits to be recorded, is not to
    /// slow down the next one.
    /// </summary>
    /// <param name="longest">After which it is an error; null: what a load of the suite may leave.</param>
    public async Task<TimeSpan> RestAsync(TimeSpan? longest = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var (from, before) = (Stopwatch.GetTimestamp(), ProcessorTime);
            await Task.Delay(Look);
            if (ProcessorTime - before < RestingShare * Stopwatch.GetElapsedTime(from))
                return Stopwatch.GetElapsedTime(started, from);
            if (Stopwatch.GetElapsedTime(started) > (longest ?? LongestWork))
                throw new InvalidOperationException($"The measured process on {Address} does not come to rest.");
        }
    }

    /// <summary>
    /// How often the process has logged so far that it had no numbers to lease. Such answers are quick and no errors: a load with any
    /// measured something else.
    /// </summary>
    public int Fallbacks { get; private set; }

    public async Task<long> AllocatedAsync()
    {
        await process.StandardInput.WriteLineAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ALLOCATED ", StringComparison.Ordinal))
                return long.Parse(line.AsSpan(10), CultureInfo.InvariantCulture);
            if (line.Contains("Numbers cannot be leased", StringComparison.Ordinal))
                Fallbacks++;
        }

        throw new InvalidOperationException("The measured process ended.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task WaitUntilReadyAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(path);
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException($"The measured process does not answer on {Address}.");
    }
}
