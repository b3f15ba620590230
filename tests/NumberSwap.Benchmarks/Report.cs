namespace NumberSwap.Benchmarks;

/// <summary>Prints the results as a table that the README can take over.</summary>
public static class Report
{
    public static void Print(IReadOnlyList<Result> results)
    {
        Console.WriteLine();
        Console.WriteLine("| load (64 connections) | compared with | requests/s | ratio | p50 ms | p99 ms | p99 ratio | bytes allocated a request | CPU µs a request |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var result in results)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"| {result.Name} | {result.ComparedWith} | {result.RequestsPerSecond:0} | {result.Throughput:0.00} | {result.P50 / 1000:0.00} | {result.P99 / 1000:0.00} | {result.Tail:0.0} | {result.Allocated:0} | {result.Processor:0.0} |"));
        }

        var bad = results.Where(result => result.Bad > 0).ToList();
        if (bad.Count > 0)
            Console.WriteLine("NOT VALID, there were failed requests: " + string.Join(", ", bad.Select(result => $"{result.Name} {result.Bad}")));
    }
}
