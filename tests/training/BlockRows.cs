using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Quality;

namespace Ingestion.Training;

/// <summary>Writes blocks by themselves: <c>blocks.bin</c>, their rows as 32-bit floats, and <c>pages.jsonl</c>, each page with its blocks in the order of the rows.</summary>
internal static class BlockRows
{
    public static void Write(Corpus corpus, string folder)
    {
        using var rows = File.Create(Path.Combine(folder, "blocks.bin"));
        using var pages = new StreamWriter(Path.Combine(folder, "pages.jsonl"));
        foreach (var (page, line, values) in ReadPage.All(corpus).Select(page => (page, Line(page), Values(page))))
        {
            rows.Write(MemoryMarshal.AsBytes<float>(values));
            pages.WriteLine(line);
        }
    }

    private static string Line(ReadPage page)
    {
        var blocks = page.Context.Outline.Blocks;
        return JsonSerializer.Serialize(new
        {
            id = page.Id,
            language = ReadPage.LanguageOf(page.Context.Outline, page.Data),
            texts = blocks.Select(block => block.Text),
            words = blocks.Select(block => block.Words),
            kinds = blocks.Select(block => block.Kind + (block.Level > 0 ? block.Level.ToString(CultureInfo.InvariantCulture) : "")),
            links = blocks.Select(block => MathF.Round(block.LinkShare, 2)),
            headings = Enumerable.Range(0, blocks.Count).Where(index => blocks[index] is { Kind: BlockKind.Heading, Level: 1 }),
        });
    }

    private static float[] Values(ReadPage page)
    {
        var width = BlockFeatures.Layout.Count;
        var values = new float[page.Context.Outline.Blocks.Count * width];
        BlockFeatures.Fill(page.Context, values, width);
        return values;
    }
}
