using Ingestion.Standalone;

return await CommandLine.RunAsync(args, Terminal.OfProcess());
