using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ingestion.Hosting.Telemetry;

internal static class TelemetryRegistration
{
    /// <summary>
    /// Traces are always recorded, since every outcome carries its trace id; they leave the process only when
    /// OTEL_EXPORTER_OTLP_ENDPOINT is set.
    /// </summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeFormattedMessage = true);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceNamespace: "ingestion"))
            .WithTracing(tracing => tracing
                .SetSampler(new AlwaysOnSampler())
                .AddSource("Ingestion.*", "MassTransit", "MongoDB.Driver"))
            .WithMetrics(metrics => metrics
                .AddMeter("Ingestion.*", "MassTransit")
                .AddView(Buckets)
                .AddRuntimeInstrumentation());
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            telemetry.UseOtlpExporter();
    }

    /// <summary>MassTransit's durations are in milliseconds, which the default buckets cut off at 10 s.</summary>
    private static MetricStreamConfiguration? Buckets(Instrument instrument) =>
        instrument is { Meter.Name: "MassTransit", Unit: "ms" }
            ? new ExplicitBucketHistogramConfiguration { Boundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000] }
            : null;
}
