using System.Diagnostics;
using System.Text;
using Ingestion.Extraction;

namespace Ingestion.Benchmarks;

/// <summary>Extraction of 10 MiB of what no honest page is: the time and the managed memory each input takes.</summary>
internal static class HostileInput
{
    private const int Length = 10 * 1024 * 1024;

    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(5);

    private static readonly (string Name, Func<int, string> Part)[] Texts =
    [
        ("one line", _ => "word word, "), ("no space", _ => "a"), ("line breaks", _ => "\n"), ("short lines", _ => "a b\n"),
        ("sentences", number => $"This is sentence {number} of a long text, which says little but is long enough to be prose.\n"),
        ("names", number => $"By John Smith{number} and Mary Jones\n"), ("dates", number => $"March {number % 28 + 1}, 20{number % 99:00} 10:3{number % 10} AM\n"),
        ("colons", _ => "key: "), ("brackets", _ => "[[[[(((("), ("stars", _ => "*_"), ("quotes", _ => "> "), ("lists", _ => "- "), ("fences", _ => "```\n"),
        ("tables", _ => "| a | b |\n"), ("links", _ => "[a](b) "), ("hyphens", _ => "exam-\nple "), ("no spaces", _ => "这是一个测试。"),
        ("keywords", number => $"Best Cheap Shoes: title {number} Best Cheap Shoesbest cheap shoes text\n"),
    ];

    private static readonly (string Name, Func<int, string> Part)[] Markup =
    [
        ("text", _ => "word word, "), ("paragraphs", number => $"<p>This is sentence {number} of a long text, which says little but is long enough to be prose."),
        ("div", _ => "<div>"), ("less-than", _ => "<"), ("b", _ => "<b>"), ("links", number => $"<a href=/{number}>x"), ("tables", _ => "<table>"), ("cells", number => number == 0 ? "<table>" : "<td>"),
        ("attributes", number => number == 0 ? "<p " : $"a{number}=b "), ("br", _ => "<br>"), ("references", _ => "&amp;"), ("half a reference", _ => "&NotGreaterFullEqua"),
        ("scripts", _ => "<script><!--<script>"), ("nested JSON-LD", number => number == 0 ? "<script type=application/ld+json>" : "["),
        ("authors", number => number == 0 ? "<p>Text<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[" : $"{{\"name\":\"John Smith{number}\"}},"),
        ("class names", number => $"<p class='a{number} b{number} author'>By Jane Doe{number}"), ("times", number => $"<time datetime=20{number % 99:00}-01-01>x"),
        ("headings", number => $"<h1>Heading {number}</h1>"), ("comments", _ => "<!--"), ("title", number => number == 0 ? "<title>" : "a | b - "), ("options", number => number == 0 ? "<select>" : "<option>a"),
        ("svg", number => number == 0 ? "<svg>" : "<g>"), ("framesets", _ => "<frameset>"), ("formatting", _ => "<p><b><i><u><a>"), ("misnested", _ => "<b><p></b></p>"),
        ("meta", number => $"<meta name=author content='Jane Doe{number}'>"), ("nested lists", _ => "<ul><li>a"),
    ];

    /// <summary>Prints a line an input; seconds are of processor time, collection of garbage included.</summary>
    public static void Run()
    {
        var extractor = new ArticleExtractor();
        extractor.Extract(PageOf("text/html", "<p>The first call loads the models."u8.ToArray()));
        var noise = new byte[Length];
        new Random(1).NextBytes(noise);
        foreach (var type in (string[])["text/html", "text/plain", "text/markdown"])
        {
            foreach (var (name, part) in type == "text/html" ? Markup : Texts)
                Measure(extractor, name, PageOf(type, Made(part)));
            Measure(extractor, "noise", PageOf(type, noise));
            Measure(extractor, "zeros", PageOf(type, new byte[Length]));
        }
    }

    private static void Measure(ArticleExtractor extractor, string name, Page page)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using (new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), null, TimeSpan.Zero, SampleEvery))
        {
            var article = extractor.Extract(page);
            var (used, passed) = (Environment.CpuUsage.TotalTime - processor, watch.Elapsed);
            Console.WriteLine($"{page.MediaType,-14} {name,-18} {used.TotalSeconds,5:0.00} s of {passed.TotalSeconds,5:0.00} s {(peak - before) >> 20,4} MB  {article.Kind}, {article.Blocks.Count} blocks");
        }
    }

    private static Page PageOf(string type, byte[] bytes) => new() { MediaType = type, Bytes = bytes, Url = "https://example.org/page" };

    private static byte[] Made(Func<int, string> part)
    {
        var text = new StringBuilder(Length);
        for (var number = 0; text.Length < Length; number++)
            text.Append(part(number));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
