using System.Text.Json;
using Ingestion.Extraction.Metadata.Linked;

namespace Ingestion.Extraction.Metadata;

/// <summary>What a page's JSON-LD (schema.org) says of its main work.</summary>
internal sealed class LinkedData
{
    private const int MaximumNodes = 20_000;

    private const int MaximumAuthors = 30;

    private readonly Dictionary<string, string> _namesById = new(StringComparer.Ordinal);
    private readonly List<(int Rank, JsonElement Node)> _works = [];

    private LinkedData()
    {
    }

    /// <summary>Every <c>@type</c> met, in order.</summary>
    public List<string> Types { get; } = [];

    public string Headline { get; private set; } = "";

    public string Published { get; private set; } = "";

    public string Modified { get; private set; } = "";

    public string Section { get; private set; } = "";

    public string Language { get; private set; } = "";

    public string Publisher { get; private set; } = "";

    public string SiteName { get; private set; } = "";

    public string Image { get; private set; } = "";

    public string Url { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string AlternativeHeadline { get; private set; } = "";

    public string Licence { get; private set; } = "";

    /// <summary><c>isAccessibleForFree</c> in lower case; empty when it does not say.</summary>
    public string IsFree { get; private set; } = "";

    public List<string> Authors { get; } = [];

    public List<string> Contributors { get; } = [];

    public List<string> Keywords { get; } = [];

    /// <summary>Names of the breadcrumb list, outermost first.</summary>
    public List<string> Breadcrumbs { get; } = [];

    /// <summary>The scripts that are no JSON, however mended.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Reads all scripts of a page. What can't be read is left out.</summary>
    public static LinkedData Read(IReadOnlyList<string> scripts)
    {
        var data = new LinkedData();
        // Values are copied out before the documents go.
        var documents = new List<JsonDocument>();
        try
        {
            foreach (var script in scripts)
                if (LinkedDataScript.TryParse(script) is { } document)
                {
                    documents.Add(document);
                    data.Collect(document.RootElement);
                }
                else
                {
                    data.Broken.Add(script);
                }
            data._works.Sort((left, right) => left.Rank.CompareTo(right.Rank));
            foreach (var (rank, node) in data._works)
                data.ReadWork(node, rank);
        }
        finally
        {
            foreach (var document in documents)
                document.Dispose();
        }
        return data;
    }

    private void Collect(JsonElement root)
    {
        var open = new Stack<JsonElement>();
        open.Push(root);
        var nodes = 0;
        while (open.TryPop(out var node) && nodes++ < MaximumNodes)
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var child in node.EnumerateArray().Reverse())
                    open.Push(child);
                continue;
            }
            if (node.ValueKind != JsonValueKind.Object)
                continue;
            if (JsonText.Of(node, "@id") is { Length: > 0 } id && JsonText.Of(node, "name") is { Length: > 0 } name)
                _namesById.TryAdd(id, name);
            var type = JsonText.TypeOf(node);
            if (type.Length > 0 && Types.Count < 200)
                Types.Add(type);
            if (RankOf(type) is var rank and < int.MaxValue)
                _works.Add((rank, node));
            if (type == "BreadcrumbList" && Breadcrumbs.Count == 0)
                ReadBreadcrumbs(node);
            foreach (var property in node.EnumerateObject())
                // The works a page lists are other pages.
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                    && property.Name is not ("itemListElement" or "comment" or "review" or "relatedLink" or "isPartOf" or "hasPart" or "mentions" or "citation"))
                    open.Push(property.Value);
        }
    }

    /// <summary>How well a type describes the page's own work; lower is better.</summary>
    private static int RankOf(string type) => type switch
    {
        "NewsArticle" or "ReportageNewsArticle" or "AnalysisNewsArticle" or "OpinionNewsArticle" or "Article" or "BlogPosting" or "Report"
            or "TechArticle" or "ScholarlyArticle" or "LiveBlogPosting" or "AdvertiserContentArticle" or "Recipe" or "SocialMediaPosting" or "Review" => 0,
        "DiscussionForumPosting" or "QAPage" or "Question" or "Product" or "VideoObject" or "PodcastEpisode" or "HowTo" or "CreativeWork" => 1,
        "WebPage" or "ItemPage" or "FAQPage" or "MedicalWebPage" or "AboutPage" or "CollectionPage" => 2,
        "WebSite" => 3,
        "Organization" or "NewsMediaOrganization" => 4,
        _ => int.MaxValue,
    };

    private void ReadWork(JsonElement node, int rank)
    {
        if (rank == 4)
        {
            SiteName = JsonText.First(SiteName, JsonText.Of(node, "name"));
            return;
        }
        if (rank == 3)
        {
            SiteName = JsonText.Of(node, "name") is { Length: > 0 } site ? site : SiteName;
            Language = JsonText.First(Language, JsonText.Of(node, "inLanguage"));
            return;
        }
        if (rank < 2)
        {
            Headline = JsonText.First(Headline, JsonText.Of(node, "headline"), JsonText.Of(node, "name"));
            Section = JsonText.First(Section, JsonText.Of(node, "articleSection"));
            Body = JsonText.First(Body, JsonText.Of(node, "articleBody"));
            AlternativeHeadline = JsonText.First(AlternativeHeadline, JsonText.Of(node, "alternativeHeadline"));
            if (Contributors.Count == 0)
                AddNames(Contributors, node, "contributor");
        }
        Licence = JsonText.First(Licence, JsonText.Of(node, "license"));
        if (IsFree.Length == 0 && node.TryGetProperty("isAccessibleForFree", out var free))
            IsFree = (free.ValueKind is JsonValueKind.True or JsonValueKind.False ? free.GetRawText() : JsonText.Plain(free)).ToLowerInvariant();
        Published = JsonText.First(Published, JsonText.Of(node, "datePublished"), rank < 2 ? JsonText.Of(node, "dateCreated") : "", rank == 1 ? JsonText.Of(node, "uploadDate") : "");
        Modified = JsonText.First(Modified, JsonText.Of(node, "dateModified"));
        Language = JsonText.First(Language, JsonText.Of(node, "inLanguage"));
        Publisher = JsonText.First(Publisher, NameOf(node, "publisher"));
        Image = JsonText.First(Image, JsonText.ImageOf(node));
        Url = JsonText.First(Url, JsonText.Of(node, "url"), JsonText.Of(node, "mainEntityOfPage"));
        if (Authors.Count == 0)
        {
            AddNames(Authors, node, "author");
            if (Authors.Count == 0)
                AddNames(Authors, node, "creator");
        }
        if (Keywords.Count == 0 && node.TryGetProperty("keywords", out var keywords))
            AddKeywords(keywords);
    }

    private void AddNames(List<string> names, JsonElement node, string property)
    {
        if (!node.TryGetProperty(property, out var value))
            return;
        foreach (var one in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : (JsonElement[])[value])
        {
            if (one.ValueKind == JsonValueKind.Object && JsonText.TypeOf(one) is "Organization" or "NewsMediaOrganization" or "Corporation")
                continue;
            if (NameOf(one) is { Length: > 0 } name && names.Count < MaximumAuthors)
                names.Add(name);
        }
    }

    private void AddKeywords(JsonElement value)
    {
        foreach (var one in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : (JsonElement[])[value])
        {
            var text = one.ValueKind == JsonValueKind.Object ? JsonText.Of(one, "name") : JsonText.Plain(one);
            if (value.ValueKind == JsonValueKind.Array)
                Keywords.Add(text);
            else
                Keywords.AddRange(text.Split(text.Contains(';', StringComparison.Ordinal) && !text.Contains(',', StringComparison.Ordinal) ? ';' : ','));
        }
    }

    private void ReadBreadcrumbs(JsonElement node)
    {
        if (!node.TryGetProperty("itemListElement", out var steps) || steps.ValueKind != JsonValueKind.Array)
            return;
        foreach (var step in steps.EnumerateArray().Take(20))
        {
            if (step.ValueKind != JsonValueKind.Object)
                continue;
            var name = JsonText.Of(step, "name");
            if (name.Length == 0 && step.TryGetProperty("item", out var target))
                name = NameOf(target);
            if (name.Length > 0)
                Breadcrumbs.Add(name);
        }
    }

    private string NameOf(JsonElement node, string property) => node.TryGetProperty(property, out var value) ? NameOf(value) : "";

    private string NameOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.GetArrayLength() > 0 ? NameOf(value[0]) : "";
        if (value.ValueKind != JsonValueKind.Object)
            return JsonText.Plain(value);
        var name = JsonText.Of(value, "name");
        return name.Length > 0 ? name : _namesById.GetValueOrDefault(JsonText.Of(value, "@id"), "");
    }
}
