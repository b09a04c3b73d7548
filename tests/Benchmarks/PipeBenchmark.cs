using System.Diagnostics;
using System.Globalization;
using Ingestion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Benchmarks;

/// <summary>
/// The pipe beside extraction alone, over the same pages in one run, and the time from a file's arrival to its being
/// found. Whole processes, start-up included.
/// </summary>
internal static class PipeBenchmark
{
    private const int Rounds = 3;
    private const int Arrivals = 41;

    public static async Task RunAsync(string pages, int count)
    {
        var folder = Directory.CreateTempSubdirectory("ingestion-benchmark-").FullName;
        try
        {
            var sample = Path.Combine(folder, "pages");
            Directory.CreateDirectory(sample);
            foreach (var page in Directory.EnumerateFiles(pages).Order(StringComparer.Ordinal).Take(count))
                File.Copy(page, Path.Combine(sample, Path.GetFileName(page)));
            count = Directory.EnumerateFiles(sample).Count();
            await CompareAsync(folder, sample, count);
            await MeasureArrivalAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string folder, string sample, int count)
    {
        var extracts = new List<MeasuredProcess>();
        var runs = new List<MeasuredProcess>();
        for (var round = 0; round < Rounds; round++)
        {
            extracts.Add(await MeasuredProcess.RunAsync(folder, "extract", sample, "--format", "jsonl"));
            runs.Add(await MeasuredProcess.RunAsync(folder, "run", sample, "--once", "--data", Path.Combine(folder, $"data-{round}")));
        }

        Print("extract", extracts, count);
        Print("run --once", runs, count);
        var ratios = extracts.Zip(runs, (extract, run) => extract.Wall / run.Wall).Order().ToList();
        Console.WriteLine(Invariant($"run / extract, pages per second: {ratios[Rounds / 2]:F2} (median of {Rounds}; {ratios[0]:F2} to {ratios[^1]:F2})"));
    }

    private static void Print(string name, List<MeasuredProcess> processes, int count)
    {
        var median = processes.OrderBy(process => process.Wall).ElementAt(Rounds / 2);
        Console.WriteLine(Invariant(
            $"{name,-11} {count} pages: {count / median.Wall.TotalSeconds:F0} pages/s, {median.Processor.TotalMilliseconds / count:F1} ms processor a page, {median.PeakMemory / 1e6:F0} MB peak"));
    }

    private static async Task MeasureArrivalAsync(string folder)
    {
        var data = Path.Combine(folder, "data-arrival");
        using var run = MeasuredProcess.Start(folder, "run", "--data", data);
        var inbox = Path.Combine(data, "inbox");
        await using var services = new ServiceCollection()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection([new("Ingestion:Sqlite:Path", Path.Combine(data, "ingestion.db"))]).Build())
            .AddSingleton(TimeProvider.System)
            .BuildServiceProvider();
        var articles = services.GetRequiredService<IArticles>();
        var times = new List<double>();
        while (!Directory.Exists(inbox))
            await Task.Delay(50);
        for (var arrival = 0; arrival <= Arrivals; arrival++)
        {
            await Task.Delay(500);
            var written = Path.Combine(folder, "page.html");
            await File.WriteAllTextAsync(written, Page(arrival));
            var watch = Stopwatch.StartNew();
            File.Move(written, Path.Combine(inbox, $"page-{arrival}.html"));
            while ((await articles.SearchAsync($"arrival{arrival}", 1, CancellationToken.None)).Total == 0)
                await Task.Delay(1);
            // The first one pays for what the process compiles and opens once.
            if (arrival > 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }

        run.Kill();
        await run.WaitForExitAsync();
        times.Sort();
        Console.WriteLine(Invariant(
            $"renamed in while idle until found: median {times[times.Count / 2]:F0} ms, 90% {times[times.Count * 9 / 10]:F0} ms, longest {times[^1]:F0} ms ({times.Count} pages)"));
    }

    private static string Page(int number) =>
        $"<!doctype html><html lang=\"en\"><head><title>Report number {number} of the harbour master</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>Report number {number} of the harbour master</h1>"
        + string.Concat(Enumerable.Range(0, 12).Select(paragraph =>
            $"<p>In the arrival{number} report the harbour master writes that {paragraph + 3} ships came in on the first day, and that the pier, which the storm had damaged in winter, held well under the load of passengers and goods.</p>"))
        + "</article></body></html>";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
