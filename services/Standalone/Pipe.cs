using Ingestion.Fetcher;
using Ingestion.Fetcher.Settling;
using Ingestion.Hosting;
using Ingestion.Hosting.Logging;
using Ingestion.Indexer;
using Ingestion.Parser;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Ingestion.Standalone;

/// <summary>Fetcher, Parser and Indexer in this process.</summary>
internal static class Pipe
{
    /// <summary>Builds the pipe. Warnings go to standard error, so that standard output holds outcomes only.</summary>
    public static IHost Build(IConfiguration configuration, IOutcomeObserver observer)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging"));
        builder.Logging.AddPlainConsole();
        builder.Logging.AddFilter<ConsoleLoggerProvider>(level => level >= LogLevel.Warning);
        // What keeps the host from starting is thrown too, and the command says it in a sentence.
        builder.Logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Logging.AddFilter<ConsoleLoggerProvider>("MassTransit", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.AddSingleton(observer);
        builder.AddIngestion("ingest", ingestion => ingestion.AddFetcher().AddParser().AddIndexer());
        return builder.Build();
    }
}
