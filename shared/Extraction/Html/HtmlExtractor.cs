using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Html.Kinds.Notices;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Metadata.Titles;
using Ingestion.Extraction.Repairs;

namespace Ingestion.Extraction.Html;

/// <summary>Makes an article of a page of HTML: one walk over the tree, a judgement on every block, and the page's own marks.</summary>
internal static class HtmlExtractor
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Article Extract(Page page, CancellationToken cancellationToken)
    {
        var (reading, title, blocks, kind, confidence) = Read(page, cancellationToken);
        var fields = PageFields.Of(reading, title.Value);
        var mended = TextRepairs.Mend(title.Value, blocks, [reading.Marks.Title]);
        return fields.On(new Article { Kind = kind, Title = mended.Title, Blocks = mended.Blocks, Repairs = mended.Repairs, Confidence = confidence }, title);
    }

    /// <summary>A page read as far as its body, which its fields are read by.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static (PageReading Reading, FieldChoice Title, IReadOnlyList<Block> Blocks, PageKind Kind, double Confidence) Read(Page page, CancellationToken cancellationToken)
    {
        var outline = HtmlPage.Outline(page, cancellationToken);
        var data = LinkedData.Read(outline.Marks.JsonLinkedData);
        var title = PageTitle.Of(outline, data, page.Url);
        IReadOnlyList<Block> blocks = [];
        var kind = PageKind.Other;
        var confidence = 0.0;
        var headline = -1;
        var body = Body.None;
        if (outline.Blocks.Count > 0 || data.Body.Length > 0 || outline.Marks.States.Count > 0)
        {
            var context = new PageContext(outline, title.Value, data.Body);
            var judgement = BlockJudge.Judge(context, data, page.Url);
            cancellationToken.ThrowIfCancellationRequested();
            (body, blocks, kind) = Conclude(context, data, title.Value, judgement, cancellationToken);
            if (blocks.Count > 0)
                confidence = BodyConfidence.Of(context, judgement);
            headline = context.HeadlineBlock;
            if (ReferenceEquals(blocks, body.Blocks))
                blocks = BodyMedia.Insert(body, outline, headline, page.Url);
        }
        var reading = new PageReading
        {
            Outline = outline,
            Data = data,
            Url = page.Url,
            LanguageChoice = PageLanguage.Of(outline.Marks, data, blocks),
            Headline = headline,
            BodyStart = Math.Max(body.First, 0),
            BodyEnd = body.First < 0 ? outline.Blocks.Count : body.Last + 1,
        };
        return (reading, title, blocks, kind, confidence);
    }

    /// <summary>What follows from a judgement: the body judged, the blocks taken for it, which the page may give itself, and the page's kind.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static (Body Body, IReadOnlyList<Block> Blocks, PageKind Kind) Conclude(PageContext page, LinkedData data, string title, Judgement judgement, CancellationToken cancellationToken)
    {
        var body = BodyAssembly.Assemble(page, judgement);
        var blocks = GivenBody.Unless(body.Blocks, data.Body, page.Outline.Marks.States, cancellationToken);
        return (body, blocks, blocks.Count == 0 ? PageKind.Other : KindOf(page, judgement, data, title));
    }

    /// <summary>What the models say, unless they take a notice for an article.</summary>
    private static PageKind KindOf(PageContext page, Judgement judgement, LinkedData data, string title)
    {
        var kind = KindJudge.Likeliest(judgement.Kinds, BareText.Is(page, judgement));
        return kind is PageKind.Article or PageKind.Documentation && NoticeJudge.KindOf(page.Outline, data, title) is { } notice ? notice : kind;
    }
}
