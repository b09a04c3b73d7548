using System.IO.Compression;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Ingestion.Extraction;
using SmartReader;

namespace Ingestion.Benchmarks;

/// <summary>
/// Extraction by page size, with allocations, beside AngleSharp's parse alone and SmartReader's whole extraction of the
/// same pages in the same run. A figure is the mean of the pages of a size; the ratio is to AngleSharp's parse.
/// </summary>
public class ExtractionBenchmark
{
    private const int PagesOfSize = 12;
    private static readonly (string Name, int Least, int Most)[] Sizes =
        [("under 50 KB", 5_000, 50_000), ("50 to 200 KB", 50_000, 200_000), ("200 to 500 KB", 200_000, 500_000), ("above 500 KB", 500_000, 10_000_000)];

    private static string _folder = "";

    private readonly ArticleExtractor _extractor = new();
    private readonly HtmlParser _parser = new();
    private Page[] _pages = [];
    private string[] _texts = [];

    /// <summary>The pages' size.</summary>
    [ParamsSource(nameof(SizeNames))]
    public string Size { get; set; } = "";

    /// <summary>The sizes there are.</summary>
    public static IEnumerable<string> SizeNames => Sizes.Select(size => size.Name);

    /// <summary>Runs all sizes over the pages (<c>.html</c> or <c>.html.gz</c>) of a folder.</summary>
    public static void Run(string folder)
    {
        _folder = folder;
        // In this process: the folder is known here, and all three see the same heap settings.
        BenchmarkRunner.Run<ExtractionBenchmark>(ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value)));
    }

    /// <summary>Reads the pages of the size.</summary>
    [GlobalSetup]
    public void ReadPages()
    {
        var (_, least, most) = Sizes.Single(size => size.Name == Size);
        var all = Directory.EnumerateFiles(_folder).Order(StringComparer.Ordinal).Select(Read).Where(bytes => bytes.Length >= least && bytes.Length < most).ToArray();
        // Spread over the folder, not its first pages, which may be of one site.
        _pages = [.. Enumerable.Range(0, Math.Min(PagesOfSize, all.Length)).Select(index => new Page { Bytes = all[index * all.Length / Math.Min(PagesOfSize, all.Length)], MediaType = "text/html" })];
        _texts = Array.ConvertAll(_pages, page => System.Text.Encoding.UTF8.GetString(page.Bytes.Span));
    }

    /// <summary>Extraction with all metadata, from bytes.</summary>
    [Benchmark(OperationsPerInvoke = PagesOfSize)]
    public int Ingestion() => _pages.Sum(page => _extractor.Extract(page).Blocks.Count);

    /// <summary>AngleSharp's parse with its defaults, from text.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = PagesOfSize)]
    public int AngleSharpParse()
    {
        var elements = 0;
        foreach (var text in _texts)
        {
            using var document = _parser.ParseDocument(text);
            elements += document.ChildElementCount;
        }
        return elements;
    }

    /// <summary>SmartReader's extraction, from text.</summary>
    [Benchmark(OperationsPerInvoke = PagesOfSize)]
    public int SmartReaderExtraction() => _texts.Sum(text => new Reader("https://example.org/", text).GetArticle().Length);

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
