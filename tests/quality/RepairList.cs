using Ingestion.Contracts;
using Ingestion.Extraction;

namespace Ingestion.Quality;

/// <summary>Prints every repair made on a corpus with what stands around it, so that a person can say which were wrong.</summary>
internal static class RepairList
{
    private const int Around = 40;

    public static void Print(Corpus corpus)
    {
        var extractor = new ArticleExtractor();
        foreach (var areDumps in (bool[])[false, true])
        {
            int pages = 0, mended = 0;
            foreach (var (id, article) in corpus.Ids(areDumps).AsParallel().AsOrdered().Select(id => (id, extractor.Extract(corpus.Read(id, areDumps)))))
            {
                pages++;
                mended += article.Repairs.Count > 0 ? 1 : 0;
                foreach (var repair in article.Repairs)
                    Console.WriteLine($"{id}{(areDumps ? " dump" : "")} {repair.Kind} {repair.Field}: {Context(article, repair)}");
            }

            Console.WriteLine($"{mended} of {pages} {(areDumps ? "text dumps" : "pages")} mended");
        }
    }

    private static string Context(Article article, Repair repair)
    {
        var text = repair.Field == "title" ? article.Title : article.Blocks[repair.Block].Text;
        var start = Math.Clamp(repair.Position, 0, text.Length);
        var end = Math.Min(text.Length, start + repair.Inserted.Length);
        return $"{text[Math.Max(0, start - Around)..start]}[{repair.Removed}>{repair.Inserted}]{text[end..Math.Min(text.Length, end + Around)]}".ReplaceLineEndings("\\n");
    }
}
