using System.Diagnostics;
using System.Globalization;

namespace NumberSwap.Benchmarks;

/// <summary>Runs wrk with prepared requests: 64 connections, two threads.</summary>
public static class Wrk
{
    private const int Connections = 64;

    public static async Task<Load> RunAsync(MeasuredProcess target, string requestsFile, TimeSpan duration)
    {
        var seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var script = Path.Combine(AppContext.BaseDirectory, "load.lua");
        var before = await target.AllocatedAsync();
        var processor = target.ProcessorTime;
        var fallbacks = target.Fallbacks;
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t2", $"-c{Connections}", $"-d{seconds}s", "--timeout", "5s", "-s", script, target.Address.ToString(), requestsFile])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("wrk does not start. Install it: apt-get install wrk");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var result = output.Split('\n').LastOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk said nothing that can be read:\n" + output);
        var numbers = result.Split(' ')[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var used = (target.ProcessorTime - processor).TotalMicroseconds;
        var allocated = await target.AllocatedAsync() - before;
        return new Load(numbers[0] / numbers[1], numbers[2], numbers[3], (long)numbers[4] + target.Fallbacks - fallbacks, allocated / numbers[0], used / numbers[0]);
    }
}
