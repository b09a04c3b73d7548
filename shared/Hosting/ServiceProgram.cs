using Ingestion.Hosting.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Ingestion.Hosting;

/// <summary>The program of a service that runs by itself.</summary>
public static class ServiceProgram
{
    /// <summary>Runs the modules until the process is told to stop; with the argument <c>health</c>, asks a running service instead.</summary>
    /// <param name="service">The service's name in telemetry, such as <c>parser</c>.</param>
    /// <param name="args">The command line.</param>
    /// <param name="modules">Adds the service's modules.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string service, string[] args, Action<IngestionBuilder> modules)
    {
        if (args is [HealthProbe.Argument])
            return await HealthProbe.RunAsync();
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.AddIngestion(service, modules);
        await using var application = builder.Build();
        application.MapHealth();
        await application.RunAsync();
        return 0;
    }
}
