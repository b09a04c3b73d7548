using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata.Titles;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Repairs;

namespace Ingestion.Extraction.Html;

/// <summary>Makes an article of a page of HTML: one walk over the tree, a judgement on every block, and the page's own marks.</summary>
internal static class HtmlExtractor
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Article Extract(Page page, CancellationToken cancellationToken)
    {
        var outline = HtmlPage.Outline(page, cancellationToken);
        var marks = outline.Marks;
        var data = LinkedData.Read(marks.JsonLinkedData);
        var title = PageTitle.Of(outline, data, page.Url);
        if (outline.Blocks.Count == 0)
            return new Article { Kind = PageKind.Other, Title = title.Value, Blocks = [] };

        var context = new PageContext(outline, title.Value);
        var judgement = BlockJudge.Judge(context, data, page.Url);
        cancellationToken.ThrowIfCancellationRequested();
        var (blocks, first, last) = BodyAssembly.Assemble(context, judgement);
        var (start, end) = first < 0 ? (0, outline.Blocks.Count) : (first, last + 1);

        var language = PageLanguage.Of(marks, data, blocks);
        var (authors, authorChoice) = PageAuthors.Of(outline, data, context.HeadlineBlock, start, end);
        var published = PageDates.Published(outline, data, page.Url, language.Value, context.HeadlineBlock, start, end);
        var modified = PageDates.Modified(outline, data, language.Value, published.Value);
        var (topics, topicChoice) = PageTopics.Of(outline, data, start, end);
        var site = PageSite.Of(marks, data, page.Url);
        var origins = new List<FieldOrigin>();
        foreach (var choice in (FieldChoice[])[title, authorChoice, published, modified, language, topicChoice, .. site.Choices])
            choice.AddTo(origins);

        var mended = InjectedKeywords.Remove(title.Value, blocks, [marks.Title]);
        return new Article
        {
            Kind = blocks.Count == 0 ? PageKind.Other : KindJudge.Likeliest(judgement.Kinds),
            Title = mended.Title,
            Blocks = mended.Blocks,
            Authors = authors,
            Publisher = site.Publisher.Value,
            SiteName = site.SiteName.Value,
            Section = site.Section.Value,
            Published = published.Value,
            Modified = modified.Value,
            Language = language.Value,
            Topics = topics,
            LeadImage = site.LeadImage.Value,
            CanonicalUrl = site.CanonicalUrl.Value,
            OriginalSource = site.OriginalSource.Value,
            Origins = origins,
            Repairs = mended.Repairs,
        };
    }
}
