using Ingestion.Benchmarks;

switch (args)
{
    case ["pipe", var pages, ..]:
        await PipeBenchmark.RunAsync(pages, args.Length > 2 ? int.Parse(args[2]) : 500);
        return 0;
    case ["extraction", var pages]:
        ExtractionBenchmark.Run(pages);
        return 0;
    case ["hostile"]:
        HostileInput.Run();
        return 0;
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run --project tests/Benchmarks -c Release -- COMMAND
              pipe FOLDER [COUNT]   pages a second from the inbox to the store, COUNT pages (500)
              extraction FOLDER     extraction by page size, beside AngleSharp's parse and SmartReader
              hostile               10 MiB of many kinds of bad input: the time and memory each takes
            """);
        return 2;
}
