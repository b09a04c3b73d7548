using Ingestion.CrashingParser;
using Ingestion.Hosting;
using Ingestion.Parser;

return await ServiceProgram.RunAsync("parser", args, ingestion => ingestion.AddParser().Bus
    .AddConfigureEndpointsCallback((_, endpoint) => endpoint.ConnectConsumerConfigurationObserver(new DeathByPage())));
