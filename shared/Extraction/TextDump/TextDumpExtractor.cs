using Ingestion.Contracts;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.PlainText;
using Ingestion.Extraction.Repairs;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// Makes an article of plain text that once was a page: menus, breadcrumbs, share widgets, lists of other articles and
/// notes about authors stand among the text. A text all of whose lines are text is taken as somebody wrote it.
/// </summary>
public static class TextDumpExtractor
{
    // Chosen by cross-validation over sites (tests/training).
    private const float BodyThreshold = 0.5f;

    // A page whose text the model doubts still has one: its most likely lines. Where nothing is likely, nothing is said.
    private const float LeastLikely = 0.15f;
    private const float ShareOfMost = 0.6f;

    // Real pages have some thousand lines at most. What lies beyond costs no model, only a look.
    private const int MaximumJudgedLines = 20_000;
    // Two short sentences of news are an article.
    private const int LeastArticleWords = 15;

    private const double LeastWritten = 0.5;

    // Who says that it is Markdown need not say that somebody wrote it, but it is likelier; so is it where no line is furniture.
    private const double LeastLikelyWritten = 0.3;

    /// <summary>Extracts the article.</summary>
    /// <param name="text">The text.</param>
    /// <param name="url">The page's address; empty when unknown.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Article Extract(string text, string url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(url);
        return Extract(text, isMarkdown: false, cancellationToken);
    }

    /// <summary>Extracts the article of a text that may be told to be Markdown.</summary>
    internal static Article Extract(string text, bool isMarkdown, CancellationToken cancellationToken)
    {
        var lines = DumpReader.Read(text, cancellationToken);
        if (lines.Count == 0)
            return new() { Kind = PageKind.Other, Title = "", Blocks = [] };
        var page = new DumpContext(lines.Count > MaximumJudgedLines ? lines[..MaximumJudgedLines] : lines, cancellationToken);
        var judged = LineModel.Fitted.Judge(page, cancellationToken);
        DumpLine[] rest = [.. lines.Skip(MaximumJudgedLines).Where(line => DumpContext.ReadsLikeSentence(LineWords.Read(line.Text)))];
        return Make(text, isMarkdown, page, judged, rest, cancellationToken);
    }

    /// <summary>The article of a text whose lines are judged; sentences beyond the judged lines go with it.</summary>
    internal static Article Make(string text, bool isMarkdown, DumpContext page, JudgedLines judged, IReadOnlyList<DumpLine> rest, CancellationToken cancellationToken)
    {
        var isBody = Choose(page, judged.Body);
        var hasMatter = FrontMatter.StandsBefore(text);
        return hasMatter || IsWritten(page, judged, isBody, isMarkdown)
            ? PlainTextExtractor.Extract(page, judged, text, isMarkdown || hasMatter, LineConfidence.Of(page, judged.Body, [.. isBody.Select(_ => true)]), rest, cancellationToken)
            : Build(page, judged, isBody, rest, cancellationToken);
    }

    internal static bool[] Choose(DumpContext page, float[] judged)
    {
        var headline = page.Lines.Count == 0 ? "" : page.Lines[page.Headline].Text;
        var most = 0f;
        for (var index = 0; index < judged.Length; index++)
            most = index > 0 && page.Lines[index].Text == headline ? most : Math.Max(most, judged[index]);
        var threshold = most > LeastLikely ? Math.Min(BodyThreshold, most * ShareOfMost) : 1;
        return Array.ConvertAll(judged, likely => likely > threshold);
    }

    /// <summary>Whether a text is one that somebody wrote as text, all of which is body.</summary>
    internal static bool IsWritten(DumpContext page, JudgedLines judged, bool[] isBody, bool isMarkdown)
    {
        var isLikely = isMarkdown || (Array.IndexOf(isBody, true) is >= 0 and var start && Array.IndexOf(isBody, false, start) < 0);
        double words = 0, written = 0;
        for (var index = 0; index < page.Lines.Count; index++)
        {
            var own = page.Words[index].Words.Count + 1;
            words += own;
            written += own * judged.Written[index];
        }

        return written > words * (isLikely ? LeastLikelyWritten : LeastWritten);
    }

    private static Article Build(DumpContext page, JudgedLines judged, bool[] isBody, IReadOnlyList<DumpLine> rest, CancellationToken cancellationToken)
    {
        var confidence = LineConfidence.Of(page, judged.Body, isBody);
        var title = DumpTitle.Read(page, judged, cancellationToken);
        for (var index = title.Index; index < title.Index + title.Lines; index++)
            isBody[index] &= page.IsProse[index];
        var start = Math.Max(0, Array.IndexOf(isBody, true));
        var end = Array.LastIndexOf(isBody, true) + 1;
        var header = DumpHeader.Read(page, judged, isBody, title.Last, page.Lines.Count);
        var credits = DumpCredits.Read(page, start, end, title.Last);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var used in credits.Used.Concat(header.Used))
            isBody[used] = false;
        var blocks = BodyBlocks.Of(page, isBody, title);
        blocks.AddRange(rest.Select(line => new Block { Kind = BlockKind.Paragraph, Text = line.Text }));
        var mended = TextRepairs.Mend(PlainTextExtractor.TitleOf(title.Title.Value), blocks, page.Lines.Count == 0 ? [] : [page.Lines[0].Text]);
        // A note about the author names the person; a name in the header that is another's is then the publisher's.
        var authors = header.Authors.Names.Count == 0 && credits.Author.Exists ? [credits.Author.Value] : header.Authors.Names;
        var authorsLine = header.Authors.Names.Count == 0 ? credits.Author.Line : header.Authors.Line;
        var body = string.Join('\n', mended.Blocks.Select(block => block.Text));
        var language = LanguageDetector.Detect(body);
        var words = mended.Blocks.Sum(block => LineWords.Read(block.Text).Words.Count);
        return new Article
        {
            Kind = words >= LeastArticleWords ? PageKind.Article : page.Lines.Count > 40 ? PageKind.Listing : PageKind.Other,
            Title = mended.Title,
            Blocks = mended.Blocks,
            Authors = authors,
            Contributors = credits.Contributors,
            Publisher = header.Publisher.Value,
            SiteName = title.SiteName.Value,
            Section = title.Section.Value,
            Published = header.Dates.Published.Value,
            Modified = header.Dates.Modified.Value,
            Language = language.Length > 0 ? language : page.Language,
            Topics = credits.Topics,
            OriginalSource = credits.OriginalSource.Value,
            Origins = FoundText.Origins(
                ("title", title.Title.Line), ("authors", authorsLine), ("contributors", credits.ContributorsLine),
                ("publisher", header.Publisher.Line), ("siteName", title.SiteName.Line), ("section", title.Section.Line),
                ("language", language.Length > 0 || page.Language.Length > 0 ? FoundText.WholeText : 0), ("published", header.Dates.Published.Line), ("modified", header.Dates.Modified.Line), ("topics", credits.TopicsLine),
                ("originalSource", credits.OriginalSource.Line)),
            Confidence = mended.Blocks.Count == 0 ? 0 : confidence,
            Repairs = mended.Repairs,
        };
    }
}
