using Ingestion.Contracts;
using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.Repairs;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.PlainText;

/// <summary>
/// Makes an article of Markdown: the blocks of CommonMark and the tables of GitHub's flavour, with the text of inline
/// marks but not the marks. Headings, lists, quotes, code and tables keep their kinds; front matter gives the fields.
/// </summary>
public static class MarkdownExtractor
{
    private const string FromMatter = "front matter";
    private const int HeaderBlocks = 6;

    /// <summary>Extracts the article.</summary>
    /// <param name="text">The Markdown.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Article Extract(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Extract(text, [], cancellationToken);
    }

    /// <summary>Extracts the article, without the lines at its top that other fields were read from.</summary>
    internal static Article Extract(string text, IReadOnlyList<string> header, CancellationToken cancellationToken)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var matter = FrontMatter.Read(lines);
        var blocks = new MarkdownBlocks(lines, matter.Lines, cancellationToken).Read();
        var title = matter.Of("title");
        // The first heading is the title, unless front matter gives another: then it goes only when it says the same.
        var heading = blocks.FindIndex(block => block.Kind == BlockKind.Heading);
        if (heading >= 0 && blocks[heading].Text.Length <= PlainTextExtractor.MaximumTitleLength && (title.Length == 0 || blocks[heading].Text == title) && blocks[heading].Level == blocks.Where(block => block.Kind == BlockKind.Heading).Min(block => block.Level))
        {
            title = blocks[heading].Text;
            blocks.RemoveAt(heading);
        }
        else if (title.Length == 0 && blocks.Count > 0)
        {
            title = PlainTextExtractor.Cut(heading >= 0 ? blocks[heading].Text : blocks[0].Text.Split('\n')[0]);
        }

        RemoveHeader(blocks, header);
        var prose = string.Join('\n', blocks.Where(block => block.Kind != BlockKind.Preformatted).Take(200).Select(block => block.Text));
        var language = matter.Of("lang", "language");
        var authors = matter.List("author", "authors").SelectMany(BylineReader.Read).Distinct().ToList();
        var topics = matter.List("tags", "keywords", "categories");
        var told = language.Length > 0;
        language = told ? language : LanguageDetector.Detect(prose);
        var published = DateReader.TryRead(matter.Of("date", "published", "pubdate"), language, out var iso) ? iso : "";
        var mended = TextRepairs.Mend(title, blocks);
        return new Article
        {
            Kind = blocks.Count > 0 || title.Length > 0 ? PageKind.Article : PageKind.Other,
            Title = mended.Title,
            Blocks = mended.Blocks,
            Authors = authors,
            Published = published,
            Language = language,
            Topics = topics,
            // Told to be a document, it is taken as it stands.
            Confidence = blocks.Count == 0 ? 0 : LineConfidence.Most,
            Origins = Origins(
                ("title", title.Length > 0, matter.Of("title").Length > 0 ? FromMatter : heading >= 0 ? "first heading" : "first line"),
                ("authors", authors.Count > 0, FromMatter),
                ("published", published.Length > 0, FromMatter),
                ("language", language.Length > 0, told ? FromMatter : "text"),
                ("topics", topics.Count > 0, FromMatter)),
            Repairs = mended.Repairs,
        };
    }

    // Lines that stand together are one paragraph of Markdown.
    private static void RemoveHeader(List<Block> blocks, IReadOnlyList<string> header)
    {
        for (var index = Math.Min(blocks.Count, HeaderBlocks) - 1; index >= 0 && header.Count > 0; index--)
        {
            if (blocks[index].Kind is not (BlockKind.Paragraph or BlockKind.Heading))
                continue;
            var text = header.OrderByDescending(line => line.Length).Aggregate(blocks[index].Text, (left, line) => left.Replace(line, "", StringComparison.Ordinal));
            if (!text.Any(char.IsLetterOrDigit))
                blocks.RemoveAt(index);
        }
    }

    private static List<FieldOrigin> Origins(params ReadOnlySpan<(string Field, bool HasValue, string Origin)> fields)
    {
        var origins = new List<FieldOrigin>();
        foreach (var (field, hasValue, origin) in fields)
            if (hasValue)
                origins.Add(new FieldOrigin { Field = field, Origin = origin });
        return origins;
    }
}
