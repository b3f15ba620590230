using System.Diagnostics;

namespace NumberSwap.Benchmarks;

/// <summary>The whole benchmark: everything in one run, next to the bare endpoint, so that a noisy machine cancels out.</summary>
public static class Suite
{
    private const string Ring = "ring";

    private const int Rounds = 3;

    /// <summary>Calls are attributed again two minutes after their ring, which would weigh on whatever is measured then: rings are over before.</summary>
    private const int RingRounds = 2;

    private const int ManyNumbers = 100_000;
    private const int ManySites = 1_000;
    private const int FewVisitors = 100;
    private const int ManyVisitors = 10_000;

    /// <summary>A short hold lets a pool give its numbers again within the run: a new visit is then a real lease, no overflow.</summary>
    private const int ShortHold = 1;

    private const int LongHold = 1800;

    public static async Task<int> RunAsync(TimeSpan duration, string only)
    {
        var folder = Directory.CreateTempSubdirectory("numberswap-bench-").FullName;
        try
        {
            using var bare = await MeasuredProcess.StartAsync("ceiling", "/", new Dictionary<string, string>(StringComparer.Ordinal));
            using var redis = await RedisProcess.StartAsync(folder);
            using var onRedis = await ServerAsync(folder, "redis", redis.Configuration);
            using var embedded = await ServerAsync(folder, "embedded", null);
            await using var hanging = await EventReceiver.HangAsync();
            var scenarios = await PrepareAsync(folder, bare, onRedis, embedded, hanging.Url);
            var rings = only.Contains(Ring, StringComparison.OrdinalIgnoreCase);
            scenarios.RemoveAll(scenario => scenario.ComparedWith is not null
                && (!scenario.Name.Contains(only, StringComparison.OrdinalIgnoreCase) || rings != scenario.Name.StartsWith(Ring, StringComparison.Ordinal)));
            var results = await MeasureAsync(scenarios, duration, rings ? RingRounds : Rounds);
            Report.Print(results);
            await ScriptSize.PrintAsync(embedded, AdminKey, folder);
            await Startup.PrintAsync(folder);
            return results.Any(result => result.Bad > 0) ? 1 : 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public const string AdminKey = "benchmarkbenchmarkbenchmark";

    private static Task<MeasuredProcess> ServerAsync(string folder, string name, string? redis)
    {
        var settings = Settings(Path.Combine(folder, name));
        if (redis is not null)
            settings["ConnectionStrings__Redis"] = redis;
        return MeasuredProcess.StartAsync("server", "/health/ready", settings);
    }

    public static Dictionary<string, string> Settings(string dataDirectory) => new(StringComparer.Ordinal)
    {
        ["NumberSwap__AdminKey"] = AdminKey,
        ["NumberSwap__DataDirectory"] = dataDirectory,
        ["NumberSwap__RateLimits__Enabled"] = "false",
        ["NumberSwap__Delivery__AllowedTargets"] = "127.0.0.1",
    };

    private static async Task<List<Scenario>> PrepareAsync(string folder, MeasuredProcess bare, MeasuredProcess onRedis, MeasuredProcess embedded, string hanging)
    {
        var scenarios = new List<Scenario>();
        await PrepareServerAsync(scenarios, "Redis", onRedis);
        await PrepareServerAsync(scenarios, "embedded", embedded);
        return scenarios;

        async Task PrepareServerAsync(List<Scenario> list, string name, MeasuredProcess server)
        {
            Console.WriteLine($"Preparing the {name} server: {ManyNumbers} numbers in one pool, {ManySites} sites …");
            using var large = new Shop(server, AdminKey, folder, 900);
            await large.OpenAsync(1, ManyNumbers, ShortHold);
            using var visited = new Shop(server, AdminKey, folder, 901);
            await visited.OpenAsync(1, ManyNumbers, LongHold);
            using var small = new Shop(server, AdminKey, folder, 902);
            await small.OpenAsync(1, FewVisitors, LongHold);
            using var telling = new Shop(server, AdminKey, folder, 906);
            await telling.OpenAsync(1, ManyNumbers, LongHold);
            await telling.RenewalsAsync(ManyVisitors);
            await telling.TellAsync(hanging);
            using var many = new Shop(server, AdminKey, folder, 903);
            await many.OpenAsync(ManySites, FewVisitors, LongHold);

            if (list.Count == 0)
                list.Add(new Scenario("bare endpoint", bare, visited.Bare(), null));
            list.Add(new Scenario($"lease, {name}, new visits", server, large.NewVisits(), "bare endpoint"));
            list.Add(new Scenario($"lease, {name}, renewals", server, await visited.RenewalsAsync(ManyVisitors), "bare endpoint"));
            list.Add(new Scenario($"resolve, {name}", server, visited.Resolves(), "bare endpoint"));
            list.Add(new Scenario($"{Ring}, {name}, Asterisk's look-up", server, await visited.RingsAsync(), "bare endpoint"));
            list.Add(new Scenario($"{Ring}, {name}, beside a webhook that hangs", server, await telling.RingsAsync(), "bare endpoint"));
            list.Add(new Scenario($"lease, {name}, 100 numbers", server, await small.RenewalsAsync(FewVisitors), "bare endpoint"));
            list.Add(new Scenario($"lease, {name}, 100,000 numbers", server, await visited.RenewalsAsync(FewVisitors), $"lease, {name}, 100 numbers"));
            list.Add(new Scenario($"lease, {name}, 1,000 sites", server, await many.RenewalsAsync(ManyVisitors), $"lease, {name}, renewals"));
            if (name == "embedded")
                list.Add(new Scenario("snippet (brotli, from the output cache)", server, visited.Snippets(), "bare endpoint"));
        }
    }

    private static async Task<List<Result>> MeasureAsync(List<Scenario> scenarios, TimeSpan duration, int rounds)
    {
        Console.WriteLine("Warming up …");
        foreach (var scenario in scenarios)
        {
            await Wrk.RunAsync(scenario.Target, scenario.RequestsFile, TimeSpan.FromSeconds(3));
            await scenario.Target.RestAsync();
        }

        var loads = scenarios.ToDictionary(scenario => scenario, _ => new List<Load>());
        var started = Stopwatch.GetTimestamp();
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var scenario in scenarios)
            {
                loads[scenario].Add(await Wrk.RunAsync(scenario.Target, scenario.RequestsFile, duration));
                var rest = await scenario.Target.RestAsync();
                Console.WriteLine($"round {round}/{rounds}  {Stopwatch.GetElapsedTime(started):mm\\:ss}  {scenario.Name}: {loads[scenario][^1].RequestsPerSecond:0} requests/s, p99 {loads[scenario][^1].P99 / 1000:0.0} ms, at rest {rest.TotalSeconds:0.0} s later");
            }
        }

        return Result.Compare(loads);
    }
}
