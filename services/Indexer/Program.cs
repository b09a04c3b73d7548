using Ingestion.Hosting;
using Ingestion.Indexer;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddIngestion("indexer", ingestion => ingestion.AddIndexer());
await builder.Build().RunAsync();
