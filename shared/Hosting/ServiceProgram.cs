using Ingestion.Hosting.Bus;
using Ingestion.Hosting.Health;
using Ingestion.Hosting.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingestion.Hosting;

/// <summary>The program of a service that runs by itself.</summary>
public static class ServiceProgram
{
    private const int UnusableSettings = 2;

    /// <summary>Runs the modules until the process is told to stop; with the argument <c>health</c>, asks a running service instead.</summary>
    /// <param name="service">The service's name in telemetry, such as <c>parser</c>.</param>
    /// <param name="args">The command line.</param>
    /// <param name="modules">Adds the service's modules.</param>
    /// <returns>
    /// The exit code: 0 when it was told to stop, 2 when a setting can't be used, and standard error says which, 75 when it ended
    /// to be started again.
    /// </returns>
    public static async Task<int> RunAsync(string service, string[] args, Action<IngestionBuilder> modules)
    {
        if (args is [HealthProbe.Argument])
            return await HealthProbe.RunAsync();
        try
        {
            await ServeAsync(service, args, modules);
            return Environment.ExitCode;
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync(PlainText.OneLine(string.Join(" ", exception.Failures)));
            return UnusableSettings;
        }
        catch (Exception exception) when (BrokerRefusal.SentenceFor(exception) is { Length: > 0 } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return UnusableSettings;
        }
    }

    private static async Task ServeAsync(string service, string[] args, Action<IngestionBuilder> modules)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddPlainConsole("yyyy-MM-ddTHH:mm:ss.fffZ ");
        builder.AddIngestion(service, modules);

        // The bus waits for its broker; meanwhile the addresses below answer that the service lives and is not ready.
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ServicesStartConcurrently = true;
            host.ShutdownTimeout = StopLimit.GoodOrder;
        });
        builder.Services.AddHostedService<StopLimit>();
        await using var application = builder.Build();
        application.MapHealth();
        var stopping = application.Lifetime.ApplicationStopping;
        try
        {
            await application.RunAsync();
        }
        catch (Exception exception) when (exception is not OptionsValidationException && stopping.IsCancellationRequested)
        {
            // Told to stop while it still waited for its broker: that is no failure.
        }
    }
}
