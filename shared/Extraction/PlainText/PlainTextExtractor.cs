using Ingestion.Contracts;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.Repairs;
using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.PlainText;

/// <summary>Makes an article of a text that somebody wrote as text: a title, perhaps who wrote it and when, and then nothing but text.</summary>
internal static class PlainTextExtractor
{
    /// <summary>Longer lines are no titles.</summary>
    public const int MaximumTitleLength = 300;

    private const int MaximumCutTitleLength = 120;
    private const int MaximumTitleWords = 25;
    private const int HeaderLines = 12;

    /// <summary>Extracts the article of a text all of whose lines are text.</summary>
    /// <param name="page">The lines.</param>
    /// <param name="judged">What they are likely to be.</param>
    /// <param name="text">The text as it was written.</param>
    /// <param name="isMarkdown">It is told to be Markdown.</param>
    /// <param name="confidence">How sure it is that all of it is text.</param>
    /// <param name="rest">What lies beyond the lines that were judged.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    public static Article Extract(DumpContext page, JudgedLines judged, string text, bool isMarkdown, double confidence, IReadOnlyList<DumpLine> rest, CancellationToken cancellationToken)
    {
        var header = DumpHeader.Read(page, judged, page.IsProse, 0, Math.Min(HeaderLines, page.Lines.Count));
        if (isMarkdown || page.Lines.Any(line => line.Heading > 0 || line.IsCode || line.IsRow || line.IsQuote))
            return Markdown(page, text, header, confidence, cancellationToken);
        var first = page.Lines[0].Text;
        // A first line that says a sentence is text, and its beginning serves as the title.
        var isTitle = page.Lines.Count > 1 && IsTitle(page);
        var isBody = new bool[page.Lines.Count];
        for (var index = isTitle ? 1 : 0; index < isBody.Length; index++)
            isBody[index] = !header.Used.Contains(index);
        var blocks = BodyBlocks.Written(page, isBody);
        blocks.AddRange(rest.Select(line => new Block { Kind = BlockKind.Paragraph, Text = line.Text }));
        var language = LanguageDetector.Detect(string.Join('\n', blocks.Take(200).Select(block => block.Text)));
        var mended = TextRepairs.Mend(isTitle ? first : Cut(first), blocks);
        return new Article
        {
            Kind = PageKind.Article,
            Title = mended.Title,
            Blocks = mended.Blocks,
            Authors = header.Authors.Names,
            Published = header.Dates.Published.Value,
            Modified = header.Dates.Modified.Value,
            Language = language,
            Origins = FoundText.Origins(
                ("title", page.Lines[0].Number), ("authors", header.Authors.Line), ("published", header.Dates.Published.Line), ("modified", header.Dates.Modified.Line),
                ("language", language.Length > 0 ? FoundText.WholeText : 0)),
            Confidence = mended.Blocks.Count == 0 ? 0 : confidence,
            Repairs = mended.Repairs,
        };
    }

    /// <summary>A line as a title: itself, or its beginning when it is too long for one.</summary>
    public static string TitleOf(string line) => line.Length <= MaximumTitleLength ? line : Cut(line);

    /// <summary>The beginning of a text, at a sentence's or a word's end, as a title.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= MaximumCutTitleLength)
            return text;
        var end = text.AsSpan(0, MaximumCutTitleLength).IndexOfAny('.', '!', '?');
        if (end < 20)
            end = text.LastIndexOf(' ', MaximumCutTitleLength);
        if (end < 20)
            end = char.IsHighSurrogate(text[MaximumCutTitleLength - 1]) ? MaximumCutTitleLength - 1 : MaximumCutTitleLength;
        return text[..end].TrimEnd();
    }

    // Its structure is Markdown's; who wrote it and when may stand in it as in any text.
    private static Article Markdown(DumpContext page, string text, DumpHeader header, double confidence, CancellationToken cancellationToken)
    {
        var article = MarkdownExtractor.Extract(text, [.. header.Used.Select(index => page.Lines[index].Text)], cancellationToken);
        var hasAuthors = article.Authors.Count > 0;
        var hasDate = article.Published.Length > 0;
        return article with
        {
            Authors = hasAuthors ? article.Authors : header.Authors.Names,
            Published = hasDate ? article.Published : header.Dates.Published.Value,
            Modified = header.Dates.Modified.Value,
            Confidence = article.Blocks.Count == 0 ? 0 : confidence,
            Origins = [.. article.Origins, .. FoundText.Origins(("authors", hasAuthors ? 0 : header.Authors.Line), ("published", hasDate ? 0 : header.Dates.Published.Line), ("modified", header.Dates.Modified.Line))],
        };
    }

    private static bool IsTitle(DumpContext page)
    {
        var words = page.Words[0];
        if (page.Lines[0].Text.Length > MaximumTitleLength || words.Words.Count > MaximumTitleWords * (words.Words.Count > 0 && LineWords.IsUnspaced(words.Words[0][0]) ? 2 : 1))
            return false;
        return page.Lines[0].Heading > 0 || page.Lines[0].Text[^1] is not ('.' or ',' or ';' or ':' or '…' or '。' or '，' or '：' or '।');
    }
}
