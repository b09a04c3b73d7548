using Ingestion.Fetcher;
using Ingestion.Hosting;
using Ingestion.Storage;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddIngestion("fetcher", ingestion => ingestion.AddFetcher().Services.AddStorage(ingestion.Configuration));
await builder.Build().RunAsync();
