using System.Net;
using System.Text;
using System.Text.Json;

namespace Ingestion.Extraction.Metadata;

/// <summary>What a page's JSON-LD (schema.org) says of its main work.</summary>
internal sealed class LinkedData
{
    /// <summary>Deeper data is no description of a page but an attack on its readers.</summary>
    private const int MaximumDepth = 64;

    private const int MaximumNodes = 20_000;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaximumDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

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

    public List<string> Authors { get; } = [];

    public List<string> Keywords { get; } = [];

    /// <summary>Names of the breadcrumb list, outermost first.</summary>
    public List<string> Breadcrumbs { get; } = [];

    /// <summary>Reads all scripts of a page. What can't be read is left out.</summary>
    public static LinkedData Read(IReadOnlyList<string> scripts)
    {
        var data = new LinkedData();
        // Values are copied out before the documents go.
        var documents = new List<JsonDocument>();
        try
        {
            foreach (var script in scripts)
                if (TryParse(script) is { } document)
                {
                    documents.Add(document);
                    data.Collect(document.RootElement);
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

    private static JsonDocument? TryParse(string script)
    {
        var text = Unwrap(script);
        if (text.Length < 2)
            return null;
        foreach (var mend in (bool[])[false, true])
            try
            {
                return JsonDocument.Parse(mend ? Mend(text) : text, Options);
            }
            catch (JsonException)
            {
                // Tried once more with its commonest faults mended, then left out.
            }
        return null;
    }

    /// <summary>Without the comment or CDATA marks that templates put around scripts.</summary>
    private static string Unwrap(string script)
    {
        var text = script.AsSpan();
        if (text.IndexOf("<![CDATA[") is var opens and >= 0)
            text = text[(opens + "<![CDATA[".Length)..];
        if (text.LastIndexOf("]]>") is var closes and >= 0)
            text = text[..closes];
        var start = text.IndexOfAny('{', '[');
        var end = text.LastIndexOfAny('}', ']');
        return start < 0 || end <= start ? "" : text[start..(end + 1)].ToString();
    }

    /// <summary>Raw control characters in strings, and backslashes that escape nothing.</summary>
    private static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length);
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (inString && letter == '\\')
            {
                var next = i + 1 < text.Length ? text[i + 1] : ' ';
                if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
                {
                    mended.Append(letter).Append(next);
                    i++;
                }
                continue;
            }
            if (letter == '"')
                inString = !inString;
            mended.Append(letter < ' ' ? ' ' : letter);
        }
        return mended.ToString();
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
            if (Text(node, "@id") is { Length: > 0 } id && Text(node, "name") is { Length: > 0 } name)
                _namesById.TryAdd(id, name);
            var type = TypeOf(node);
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
            SiteName = First(SiteName, Text(node, "name"));
            return;
        }
        if (rank == 3)
        {
            SiteName = Text(node, "name") is { Length: > 0 } site ? site : SiteName;
            Language = First(Language, Text(node, "inLanguage"));
            return;
        }
        if (rank < 2)
        {
            Headline = First(Headline, Text(node, "headline"), Text(node, "name"));
            Section = First(Section, Text(node, "articleSection"));
            Body = First(Body, Text(node, "articleBody"));
        }
        Published = First(Published, Text(node, "datePublished"), rank < 2 ? Text(node, "dateCreated") : "", rank == 1 ? Text(node, "uploadDate") : "");
        Modified = First(Modified, Text(node, "dateModified"));
        Language = First(Language, Text(node, "inLanguage"));
        Publisher = First(Publisher, NameOf(node, "publisher"));
        Image = First(Image, ImageOf(node));
        Url = First(Url, Text(node, "url"), Text(node, "mainEntityOfPage"));
        if (Authors.Count == 0)
        {
            AddNames(node, "author");
            if (Authors.Count == 0)
                AddNames(node, "creator");
        }
        if (Keywords.Count == 0 && node.TryGetProperty("keywords", out var keywords))
            AddKeywords(keywords);
    }

    private void AddNames(JsonElement node, string property)
    {
        if (!node.TryGetProperty(property, out var value))
            return;
        foreach (var one in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : (JsonElement[])[value])
        {
            if (one.ValueKind == JsonValueKind.Object && TypeOf(one) is "Organization" or "NewsMediaOrganization" or "Corporation")
                continue;
            if (NameOf(one) is { Length: > 0 } name && Authors.Count < 30)
                Authors.Add(name);
        }
    }

    private void AddKeywords(JsonElement value)
    {
        foreach (var one in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : (JsonElement[])[value])
        {
            var text = one.ValueKind == JsonValueKind.Object ? Text(one, "name") : Plain(one);
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
            var name = Text(step, "name");
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
            return Plain(value);
        var name = Text(value, "name");
        return name.Length > 0 ? name : _namesById.GetValueOrDefault(Text(value, "@id"), "");
    }

    private static string ImageOf(JsonElement node)
    {
        var image = node.TryGetProperty("image", out var value) ? value : node.TryGetProperty("thumbnailUrl", out value) ? value : default;
        if (image.ValueKind == JsonValueKind.Array)
            image = image.GetArrayLength() > 0 ? image[0] : default;
        return image.ValueKind == JsonValueKind.Object ? First(Text(image, "url"), Text(image, "contentUrl")) : Plain(image);
    }

    private static string TypeOf(JsonElement node)
    {
        var type = Text(node, "@type");
        return type.Length > 0 ? type[(type.LastIndexOf('/') + 1)..] : "";
    }

    /// <summary>A property's text; of an array its first, of an object its <c>@value</c>, <c>@id</c> or name.</summary>
    private static string Text(JsonElement node, string property)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(property, out var value))
            return "";
        if (value.ValueKind == JsonValueKind.Array)
            value = value.GetArrayLength() > 0 ? value[0] : default;
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var name in (string[])["@value", "@id", "name"])
                if (value.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.String)
                    return Plain(inner);
        return Plain(value);
    }

    private static string Plain(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return "";
        string text;
        try
        {
            text = value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // An escape that is half a surrogate pair.
            return "";
        }
        return (text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text).Trim();
    }

    private static string First(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
            if (value.Length > 0)
                return value;
        return "";
    }
}
