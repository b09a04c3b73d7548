using Ingestion.Contracts;
using Ingestion.Extraction.Metadata.Authors;
using Ingestion.Extraction.Metadata.Dates;

namespace Ingestion.Extraction.Metadata;

/// <summary>All fields of a page beside its title and body, each with where it came from.</summary>
internal sealed class PageFields
{
    private PageFields(PageReading page, string title)
    {
        Language = page.LanguageChoice;
        var dates = DateCandidates.Of(page).All;
        Modified = ModifiedDate.Of(page, dates);
        Published = PublishedDate.Of(page, dates, Modified.Value);
        // Templates that repeat the date of publishing say nothing.
        if (Modified.Value == Published.Value)
            Modified = new FieldChoice("modified");
        (AuthorNames, Authors) = PageAuthors.Of(page);
        (TopicNames, Topics) = PageTopics.Of(page);
        Site = PageSite.Of(page.Marks, page.Data, page.Url);
        OriginalSource = Metadata.OriginalSource.Of(page, Site.CanonicalUrl);
        Subtitle = PageSubtitle.Of(page, title);
        (ContributorNames, Contributors) = PageContributors.Of(page, AuthorNames);
        Licence = PageRights.Licence(page);
        (Access, AccessChoice) = PageRights.Access(page);
    }

    public FieldChoice Language { get; }

    public FieldChoice Published { get; }

    public FieldChoice Modified { get; }

    public FieldChoice Authors { get; }

    public IReadOnlyList<string> AuthorNames { get; }

    public FieldChoice Topics { get; }

    public IReadOnlyList<string> TopicNames { get; }

    public PageSite Site { get; }

    public FieldChoice OriginalSource { get; }

    public FieldChoice Subtitle { get; }

    public FieldChoice Contributors { get; }

    public IReadOnlyList<string> ContributorNames { get; }

    public FieldChoice Licence { get; }

    public ArticleAccess Access { get; }

    private FieldChoice AccessChoice { get; }

    public static PageFields Of(PageReading page, string title) => new(page, title);

    /// <summary>The article with these fields.</summary>
    public Article On(Article article, FieldChoice title)
    {
        var origins = new List<FieldOrigin>();
        foreach (var choice in (FieldChoice[])[title, Subtitle, Authors, Contributors, Published, Modified, Language, Topics, .. Site.Choices, OriginalSource, Licence, AccessChoice])
            choice.AddTo(origins);
        return article with
        {
            Subtitle = Subtitle.Value,
            Authors = AuthorNames,
            Contributors = ContributorNames,
            Publisher = Site.Publisher.Value,
            SiteName = Site.SiteName.Value,
            Section = Site.Section.Value,
            Published = Published.Value,
            Modified = Modified.Value,
            Language = Language.Value,
            Topics = TopicNames,
            LeadImage = Site.LeadImage.Value,
            CanonicalUrl = Site.CanonicalUrl.Value,
            OriginalSource = OriginalSource.Value,
            Licence = Licence.Value,
            Access = Access,
            Origins = origins,
        };
    }
}
