using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NumberSwap.Server.Hosting;

/// <summary>Sends meters and traces by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector; otherwise costs nothing.</summary>
public sealed class Telemetry : IHostedService, IDisposable
{
    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("numberswap").AddEnvironmentVariableDetector();
        meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
            .AddOtlpExporter()
            .Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Meters.Name, "Microsoft.AspNetCore")
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        meters?.Dispose();
        traces?.Dispose();
    }
}
