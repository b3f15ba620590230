namespace NumberSwap.Benchmarks;

/// <summary>A scenario's medians over all rounds; ratios are taken within each round before.</summary>
/// <param name="Throughput">Requests/s over those of the scenario that it is compared with.</param>
/// <param name="Tail">p99 over that scenario's p99.</param>
public sealed record Result(string Name, string? ComparedWith, double RequestsPerSecond, double Throughput, double P50, double P99, double Tail, double Allocated, double Processor, long Bad)
{
    public static List<Result> Compare(Dictionary<Scenario, List<Load>> loads)
    {
        var results = new List<Result>();
        foreach (var (scenario, own) in loads)
        {
            var other = loads.FirstOrDefault(pair => pair.Key.Name == scenario.ComparedWith, new(scenario, own)).Value;
            results.Add(new Result(
                scenario.Name,
                scenario.ComparedWith,
                Median(own.Select(load => load.RequestsPerSecond)),
                Median(own.Zip(other, (mine, its) => mine.RequestsPerSecond / its.RequestsPerSecond)),
                Median(own.Select(load => load.P50)),
                Median(own.Select(load => load.P99)),
                Median(own.Zip(other, (mine, its) => mine.P99 / its.P99)),
                Median(own.Select(load => load.AllocatedPerRequest)),
                Median(own.Select(load => load.ProcessorPerRequest)),
                own.Sum(load => load.Bad)));
        }

        return results;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
