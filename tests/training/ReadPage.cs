using System.Runtime.InteropServices;
using Ingestion.Contracts;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Metadata.Titles;
using Ingestion.Quality;

namespace Ingestion.Training;

/// <summary>A page of a corpus as far as it is read before it is judged.</summary>
internal sealed record ReadPage(string Id, string Url, string Title, PageContext Context, LinkedData Data)
{
    private const int LeastSampleWords = 8;

    /// <summary>All pages, in the order of their ids.</summary>
    public static ParallelQuery<ReadPage> All(Corpus corpus) => corpus.Ids(areDumps: false).AsParallel().AsOrdered().Select(id => Of(corpus, id));

    /// <summary>The numbers in a file, 32-bit floats.</summary>
    public static float[] Floats(string folder, string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, name))).ToArray();

    /// <summary>The language of its text, without the region; empty when it is unknown.</summary>
    public static string LanguageOf(PageOutline outline, LinkedData data)
    {
        var blocks = outline.Blocks.Where(block => block.Words >= LeastSampleWords && block.LinkShare < 0.5f).Select(block => new Block { Kind = BlockKind.Paragraph, Text = block.Text });
        return PageLanguage.Of(outline.Marks, data, [.. blocks]).Value.Split('-')[0];
    }

    private static ReadPage Of(Corpus corpus, string id)
    {
        var page = corpus.Read(id, isDump: false);
        var outline = HtmlPage.Outline(page, CancellationToken.None);
        var data = LinkedData.Read(outline.Marks.JsonLinkedData);
        var title = PageTitle.Of(outline, data, page.Url).Value;
        return new(id, page.Url, title, new PageContext(outline, title, data.Body), data);
    }
}
