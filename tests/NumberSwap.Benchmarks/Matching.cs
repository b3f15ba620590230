using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NumberSwap.Core.Planning.Simulation;

namespace NumberSwap.Benchmarks;

/// <summary>What deciding whose call it is costs, and how long a month of traffic is simulated for.</summary>
public static class Matching
{
    public static async Task<int> RunAsync()
    {
        // In this process: the program that BenchmarkDotNet would make for it knows nothing of our central package versions.
        BenchmarkRunner.Run<MatchBenchmark>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

        await Simulator.RunAsync(new SimulationSettings { Days = 2 });
        var (began, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = await Simulator.RunAsync(new SimulationSettings { Days = 30, VisitorsPerHour = 100, Numbers = 45 });
        Console.WriteLine(FormattableString.Invariant(
            $"simulate, 30 days of 100 visits an hour, 45 numbers, {result.Policies.Count} policies and the oracle: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s ({(Environment.CpuUsage.TotalTime - busy).TotalSeconds:0.00} s of one core) for {result.Calls} calls"));
        return 0;
    }
}
