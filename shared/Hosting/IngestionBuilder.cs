using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Hosting;

/// <summary>What a module is given to add itself to a process.</summary>
/// <param name="Services">The process's services.</param>
/// <param name="Configuration">The process's configuration; the product's own section is <c>Ingestion</c>.</param>
/// <param name="Bus">The process's bus: a module adds its consumers here.</param>
public sealed record IngestionBuilder(IServiceCollection Services, IConfiguration Configuration, IBusRegistrationConfigurator Bus);
