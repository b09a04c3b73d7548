using Ingestion.Hosting;
using Ingestion.Indexer;

return await ServiceProgram.RunAsync("indexer", args, ingestion => ingestion.AddIndexer());
