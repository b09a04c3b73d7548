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

    // A page whose text the model doubts still has one: its most likely lines.
    private const float LeastLikely = 0.15f;

    // Real pages have some thousand lines at most. What lies beyond costs no model, only a look.
    private const int MaximumJudgedLines = 20_000;
    // Two short sentences of news are an article.
    private const int LeastArticleWords = 15;
    private const int MaximumHeaderLines = 5;
    private const int MaximumHeaderWords = 60;
    private const double WrittenDoubt = 0.01;
    private const double LeastWritten = 0.85;

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
    internal static Article Make(string text, bool isMarkdown, DumpContext page, float[] judged, IReadOnlyList<DumpLine> rest, CancellationToken cancellationToken)
    {
        var isBody = Choose(page, judged);
        var hasMatter = FrontMatter.StandsBefore(text);
        return hasMatter || IsWritten(page, judged, isBody, isMarkdown)
            ? PlainTextExtractor.Extract(page, text, isMarkdown || hasMatter, LineConfidence.Of(page, judged, [.. judged.Select(_ => true)]), rest, cancellationToken)
            : Build(page, judged, isBody, rest, cancellationToken);
    }

    internal static bool[] Choose(DumpContext page, float[] judged)
    {
        var headline = page.Lines.Count == 0 ? "" : page.Lines[page.Headline].Text;
        var most = 0f;
        for (var index = 0; index < judged.Length; index++)
            most = index > 0 && page.Lines[index].Text == headline ? most : Math.Max(most, judged[index]);
        var threshold = most > BodyThreshold ? BodyThreshold : most > LeastLikely ? most * 0.6f : 1;
        return Array.ConvertAll(judged, likely => likely > threshold);
    }

    /// <summary>
    /// Whether a text is one that somebody wrote as text: behind its title and byline hardly a word is anything but text.
    /// </summary>
    internal static bool IsWritten(DumpContext page, float[] judged, bool[] isBody, bool isMarkdown)
    {
        var start = Array.IndexOf(isBody, true);
        if (start < 0 || start > MaximumHeaderLines)
            return false;
        double words = 0, other = 0, likely = 0, header = 0;
        var others = 0;
        for (var index = 0; index < judged.Length; index++)
        {
            var own = page.Words[index].Words.Count + 1;
            words += own;
            likely += own * judged[index];
            header += index < start ? own : 0;
            other += index < start || isBody[index] ? 0 : own;
            others += index < start || isBody[index] ? 0 : 1;
        }

        // Who says that it is Markdown need not say that somebody wrote it, but it is likelier.
        var doubt = isMarkdown ? 3 : 1;
        return other <= words * WrittenDoubt * doubt && others <= 1 + (judged.Length * WrittenDoubt * doubt) && header <= MaximumHeaderWords && likely - other >= words * LeastWritten / doubt;
    }

    private static Article Build(DumpContext page, float[] judged, bool[] isBody, IReadOnlyList<DumpLine> rest, CancellationToken cancellationToken)
    {
        var confidence = LineConfidence.Of(page, judged, isBody);
        var title = DumpTitle.Read(page, cancellationToken);
        for (var index = title.Index; index < title.Index + title.Lines; index++)
            isBody[index] &= page.IsProse[index];
        var start = Math.Max(0, Array.IndexOf(isBody, true));
        var end = Array.LastIndexOf(isBody, true) + 1;
        var header = DumpHeader.Read(page, isBody, title.Last);
        var credits = DumpCredits.Read(page, start, end, title.Last);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var used in credits.Used.Concat(header.Used))
            isBody[used] = false;
        var blocks = BodyBlocks.Of(page, isBody, title);
        blocks.AddRange(rest.Select(line => new Block { Kind = BlockKind.Paragraph, Text = line.Text }));
        var mended = TextRepairs.Mend(PlainTextExtractor.TitleOf(title.Title.Value), blocks, page.Lines.Count == 0 ? [] : [page.Lines[0].Text]);
        // A note about the author names the person; a name in the header that is another's is then the publisher's.
        var authors = header.Authors.Count == 0 && credits.Author.Exists ? [credits.Author.Value] : header.Authors;
        var authorsLine = header.Authors.Count == 0 ? credits.Author.Line : header.AuthorsLine;
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
            Published = header.Published.Value,
            Modified = header.Modified.Value,
            Language = language.Length > 0 ? language : page.Language,
            Topics = credits.Topics,
            OriginalSource = credits.OriginalSource.Value,
            Origins = FoundText.Origins(
                ("title", title.Title.Line), ("authors", authorsLine), ("contributors", credits.ContributorsLine),
                ("publisher", header.Publisher.Line), ("siteName", title.SiteName.Line), ("section", title.Section.Line),
                ("language", language.Length > 0 || page.Language.Length > 0 ? FoundText.WholeText : 0), ("published", header.Published.Line), ("modified", header.Modified.Line), ("topics", credits.TopicsLine),
                ("originalSource", credits.OriginalSource.Line)),
            Confidence = mended.Blocks.Count == 0 ? 0 : confidence,
            Repairs = mended.Repairs,
        };
    }
}
