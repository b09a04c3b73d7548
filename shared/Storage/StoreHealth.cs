using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Storage;

/// <summary>Whether the store answers, for the readiness of a process: a claim that nobody made is looked for in the ledger.</summary>
internal sealed class StoreHealth(ILedger ledger, StoreAvailability availability) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (availability.State == StoreState.Unavailable)
            return HealthCheckResult.Unhealthy("The store does not answer.");
        try
        {
            await ledger.FindAsync([Guid.Empty], cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }

    /// <summary>Adds the check once, whichever modules share the process.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddHealthChecks();
        services.Configure<HealthCheckServiceOptions>(options =>
        {
            if (options.Registrations.All(registration => registration.Name != "store"))
            {
                options.Registrations.Add(new HealthCheckRegistration(
                    "store", provider => ActivatorUtilities.CreateInstance<StoreHealth>(provider), HealthStatus.Unhealthy, ["ready"], Patience));
            }
        });
    }
}
