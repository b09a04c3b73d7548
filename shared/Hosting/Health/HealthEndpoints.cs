using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Hosting.Health;

/// <summary>The addresses at which a service tells how it is.</summary>
public static class HealthEndpoints
{
    /// <summary>The process runs.</summary>
    public const string Live = "/health/live";

    /// <summary>The bus is connected and its queues are consumed, and the store answers.</summary>
    public const string Ready = "/health/ready";

    /// <summary>The tag of the checks that <see cref="Ready"/> asks.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Answers 200 or 503 with one word; details would tell strangers about the inside.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks(Ready, new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(ReadyTag),
            // A bus that is connecting again calls itself degraded: nothing is consumed meanwhile.
            ResultStatusCodes =
            {
                [HealthStatus.Healthy] = StatusCodes.Status200OK,
                [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable,
                [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
            },
        });
    }
}
