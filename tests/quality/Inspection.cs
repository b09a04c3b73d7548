using Ingestion.Extraction;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Metadata.Titles;

namespace Ingestion.Quality;

/// <summary>Shows how one page was judged, block by block.</summary>
internal static class Inspection
{
    public static void Show(Corpus corpus, string id)
    {
        var page = corpus.Read(id, isDump: false);
        var outline = HtmlPage.Outline(page, CancellationToken.None);
        var data = LinkedData.Read(outline.Marks.JsonLinkedData);
        var context = new PageContext(outline, PageTitle.Of(outline, data, page.Url).Value, data.Body);
        var judged = outline.Blocks.Count == 0 ? [] : BlockJudge.Judge(context, data, page.Url).Blocks;
        for (var i = 0; i < judged.Length; i++)
        {
            var block = outline.Blocks[i];
            var marks = Enumerable.Range(0, Marks.Count).Where(mark => block.Container.MarkDepths[mark] > 0).Select(mark => (Mark)mark);
            Console.WriteLine($"{i,4} {judged[i]:0.00} {block.Container.Tag,-8} {block.Kind,-9} {(block.Text.Length > 110 ? block.Text[..110] + "…" : block.Text)}  [{string.Join(' ', marks)}]");
        }
        foreach (var text in outline.Marks.Texts.Where(text => text.Kind != MarkedKind.Topic))
            Console.WriteLine($"{text.Kind} at {text.Block}: {text.Text} = {text.Value} ({text.Origin})");
        var article = new ArticleExtractor().Extract(page);
        Console.WriteLine($"{article.Kind} | {article.Title} | {string.Join(", ", article.Authors)} | {article.Published} | {article.Modified} | {article.Language} | {string.Join(", ", article.Topics)}");
        foreach (var origin in article.Origins)
            Console.WriteLine($"  {origin.Field}: {origin.Origin}; lost: {string.Join("; ", origin.Lost.Select(lost => $"{lost.Value.ReplaceLineEndings(", ")} ({lost.Origin})"))}");
    }
}
