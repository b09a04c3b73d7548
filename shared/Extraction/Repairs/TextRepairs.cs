using Ingestion.Contracts;

namespace Ingestion.Extraction.Repairs;

/// <summary>All that is mended in a headline and its text, and how it is put back.</summary>
public static class TextRepairs
{
    /// <summary>Letters of a body that are looked through; a longer one is no article that somebody broke, and stays as it is. The longest of 1,555 real pages has 82,000.</summary>
    private const int MaximumLetters = 1_000_000;

    /// <summary>Mends a headline and its text. Where nothing is broken, both come back as they are.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="blocks">The body.</param>
    /// <param name="titleLines">Other places that show the headline, such as the page's title or its first line; they are evidence, and are not mended.</param>
    public static Mended Mend(string title, IReadOnlyList<Block> blocks, params IReadOnlyList<string> titleLines) =>
        blocks.Sum(block => block.Text.Length) > MaximumLetters ? new Mended(title, blocks, []) : DuplicatedHeadline.Cut(HardHyphens.Join(Mojibake.Decode(InjectedKeywords.Remove(title, blocks, titleLines))));

    /// <summary>
    /// The article as the page had it: title and text with all repairs taken back, and without <see cref="Article.Repairs"/>.
    /// Blocks that a repair had joined stay one, with a line break in it.
    /// </summary>
    public static Article Undo(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var title = article.Title;
        var blocks = article.Blocks.ToArray();
        foreach (var repair in article.Repairs.Reverse())
        {
            if (repair.Field == "title")
                title = Undo(title, repair);
            else
                blocks[repair.Block] = blocks[repair.Block] with { Text = Undo(blocks[repair.Block].Text, repair) };
        }

        return article with { Title = title, Blocks = blocks, Repairs = [] };
    }

    private static string Undo(string text, Repair repair) => text.Remove(repair.Position, repair.Inserted.Length).Insert(repair.Position, repair.Removed);
}
