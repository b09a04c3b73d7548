using Ingestion.Hosting;
using Ingestion.Parser;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddIngestion("parser", ingestion => ingestion.AddParser());
await builder.Build().RunAsync();
