using Ingestion.Fetcher;
using Ingestion.Hosting;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddIngestion("fetcher", ingestion => ingestion.AddFetcher());
await builder.Build().RunAsync();
