using Ingestion.Hosting;
using Ingestion.Parser;

return await ServiceProgram.RunAsync("parser", args, ingestion => ingestion.AddParser());
