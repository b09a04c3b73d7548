using Ingestion.Contracts;
using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.PlainText;

/// <summary>
/// Makes an article of Markdown: the blocks of CommonMark and the tables of GitHub's flavour, with the text of inline
/// marks but not the marks. Headings, lists, quotes, code and tables keep their kinds; front matter gives the fields.
/// </summary>
public static class MarkdownExtractor
{
    /// <summary>Extracts the article.</summary>
    /// <param name="text">The Markdown.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Article Extract(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var matter = FrontMatter.Read(lines);
        var blocks = new MarkdownBlocks(lines, matter.Lines, cancellationToken).Read();
        var title = matter.Of("title");
        // The first heading is the title, unless front matter gives another: then it goes only when it says the same.
        var heading = blocks.FindIndex(block => block.Kind == BlockKind.Heading);
        if (heading >= 0 && (title.Length == 0 || blocks[heading].Text == title) && blocks[heading].Level == blocks.Where(block => block.Kind == BlockKind.Heading).Min(block => block.Level))
        {
            title = blocks[heading].Text;
            blocks.RemoveAt(heading);
        }
        else if (title.Length == 0 && blocks.Count > 0)
        {
            title = PlainTextExtractor.Cut(heading >= 0 ? blocks[heading].Text : blocks[0].Text.Split('\n')[0]);
        }

        var prose = string.Join('\n', blocks.Where(block => block.Kind != BlockKind.Preformatted).Take(200).Select(block => block.Text));
        var language = matter.Of("lang", "language");
        var published = DateReader.TryRead(matter.Of("date", "published", "pubdate"), language, out var iso) ? iso : "";
        return new Article
        {
            Kind = blocks.Count > 0 || title.Length > 0 ? PageKind.Article : PageKind.Other,
            Title = title,
            Blocks = blocks,
            Authors = matter.List("author", "authors").SelectMany(BylineReader.Read).Distinct().ToList(),
            Published = published,
            Language = language.Length > 0 ? language : LanguageDetector.Detect(prose),
            Topics = matter.List("tags", "keywords", "categories"),
            Origins = title.Length == 0 ? [] : [new() { Field = "title", Origin = matter.Of("title").Length > 0 ? "front matter" : heading >= 0 ? "first heading" : "first line" }],
        };
    }

    /// <summary>Whether a text of unknown type is Markdown: it begins with a heading, or with front matter.</summary>
    public static bool IsMarkdown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("# ", StringComparison.Ordinal) || start.StartsWith("---\ntitle:", StringComparison.Ordinal);
    }
}
