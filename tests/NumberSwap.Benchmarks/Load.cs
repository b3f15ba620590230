namespace NumberSwap.Benchmarks;

/// <summary>What wrk measured.</summary>
/// <param name="P50">Median latency in µs.</param>
/// <param name="P99">99th percentile of the latency in µs.</param>
/// <param name="Bad">Answers that were no 2xx or 3xx, failed connections, and log lines that say that nothing could be leased.</param>
/// <param name="AllocatedPerRequest">Bytes.</param>
/// <param name="ProcessorPerRequest">Processor time of the measured process (without Redis) in µs.</param>
public sealed record Load(double RequestsPerSecond, double P50, double P99, long Bad, double AllocatedPerRequest, double ProcessorPerRequest);
