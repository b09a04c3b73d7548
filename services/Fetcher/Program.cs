using Ingestion.Fetcher;
using Ingestion.Hosting;
using Ingestion.Storage;

return await ServiceProgram.RunAsync(
    "fetcher", args, ingestion => ingestion.AddFetcher().Services.AddStorage(ingestion.Configuration));
