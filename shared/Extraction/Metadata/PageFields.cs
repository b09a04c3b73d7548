using Ingestion.Contracts;
using Ingestion.Extraction.Metadata.Authors;
using Ingestion.Extraction.Metadata.Dates;

namespace Ingestion.Extraction.Metadata;

/// <summary>All fields of a page beside its title and body, each with where it came from.</summary>
internal sealed class PageFields
{
    private PageFields(PageReading page)
    {
        Language = page.LanguageChoice;
        Modified = ModifiedDate.Of(page);
        Published = PublishedDate.Of(page, Modified.Value);
        // Templates that repeat the date of publishing say nothing.
        if (Modified.Value == Published.Value)
            Modified = new FieldChoice("modified");
        (AuthorNames, Authors) = PageAuthors.Of(page);
        (TopicNames, Topics) = PageTopics.Of(page);
        Site = PageSite.Of(page.Marks, page.Data, page.Url);
    }

    public FieldChoice Language { get; }

    public FieldChoice Published { get; }

    public FieldChoice Modified { get; }

    public FieldChoice Authors { get; }

    public IReadOnlyList<string> AuthorNames { get; }

    public FieldChoice Topics { get; }

    public IReadOnlyList<string> TopicNames { get; }

    public PageSite Site { get; }

    public static PageFields Of(PageReading page) => new(page);

    /// <summary>The article with these fields.</summary>
    public Article On(Article article, FieldChoice title)
    {
        var origins = new List<FieldOrigin>();
        foreach (var choice in (FieldChoice[])[title, Authors, Published, Modified, Language, Topics, .. Site.Choices])
            choice.AddTo(origins);
        return article with
        {
            Authors = AuthorNames,
            Publisher = Site.Publisher.Value,
            SiteName = Site.SiteName.Value,
            Section = Site.Section.Value,
            Published = Published.Value,
            Modified = Modified.Value,
            Language = Language.Value,
            Topics = TopicNames,
            LeadImage = Site.LeadImage.Value,
            CanonicalUrl = Site.CanonicalUrl.Value,
            OriginalSource = Site.OriginalSource.Value,
            Origins = origins,
        };
    }
}
