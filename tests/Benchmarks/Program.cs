using Ingestion.Benchmarks;

if (args is not ["pipe", var pages, ..])
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Benchmarks -c Release -- pipe FOLDER-OF-PAGES [COUNT]");
    return 2;
}

await PipeBenchmark.RunAsync(pages, args.Length > 2 ? int.Parse(args[2]) : 500);
return 0;
