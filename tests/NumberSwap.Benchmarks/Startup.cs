using System.Diagnostics;

namespace NumberSwap.Benchmarks;

/// <summary>Prints how long the compiled server takes until it is ready, and what it holds while idle.</summary>
public static class Startup
{
    private const int Tries = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task PrintAsync(string folder)
    {
        var times = new List<double>();
        var memory = 0L;
        for (var i = 0; i < Tries; i++)
        {
            var port = MeasuredProcess.FreePort();
            var start = new ProcessStartInfo("dotnet", [typeof(Server.Hosting.Settings).Assembly.Location]) { RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var (name, value) in Suite.Settings(Path.Combine(folder, "startup")))
                start.Environment[name] = value;
            start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";

            var began = Stopwatch.GetTimestamp();
            using var server = Process.Start(start)!;
            _ = server.StandardOutput.ReadToEndAsync();
            await ReadyAsync(port);
            times.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            if (i == Tries - 1)
            {
                await Task.Delay(Idle);
                server.Refresh();
                memory = server.WorkingSet64;
            }

            server.Kill();
            await server.WaitForExitAsync();
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"Compiled server: start to ready {times[Tries / 2]:0.00} s (median of {Tries}), resident memory after {Idle.TotalSeconds:0} s idle {memory / 1024 / 1024} MB"));
    }

    private static async Task ReadyAsync(int port)
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 2000; tries++)
        {
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}/health/ready");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException("The server does not become ready.");
    }
}
