using System.Collections.Frozen;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata;
using Ingestion.Extraction.Metadata.Dates;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>A page as one row of numbers, for the model that tells its kind.</summary>
internal static class KindFeatures
{
    /// <summary>Words that pages of one kind use of themselves, in text, title or address. Order is the features' order.</summary>
    private static readonly (string Cue, string Words)[] Cues =
    [
        ("forum", "forum forums thread threads reply replies posted joined member members registered quote topic topics moderator op upvote votes beitrag beitraege antworten"),
        ("product", "price cart stock shipping sku buy checkout wishlist warranty quantity delivery returns refund ingredients sizes colour warenkorb lieferung preis"),
        ("service", "services solutions clients customers demo quote consultation hire pricing trial platform enterprise contact schedule appointment leistungen kontakt"),
        ("documentation", "documentation docs api reference install installation configuration configure function method parameter parameters returns command syntax module class sdk example examples tutorial version"),
        ("listing", "results latest categories archive archives sort filter showing page pages next older newer browse listing search articles posts jobs"),
        ("collection", "collection collections shop products items gallery portfolio bestsellers all women men featured"),
        ("article", "published updated author reporter read story opinion newsletter said according told"),
        ("we", "we our us"),
        ("you", "you your"),
        ("i", "i my me"),
        ("question", "how what why when where who which"),
        ("number", "best top ways tips reasons things"),
    ];

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> CueOf = Cues
        .SelectMany((cue, index) => cue.Words.Split(' '), (cue, word) => (word, Array.IndexOf(Cues, cue)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Item2)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Types =
    [
        "Article", "NewsArticle", "BlogPosting", "Product", "DiscussionForumPosting", "QAPage", "ItemList", "CollectionPage", "FAQPage", "Service", "LocalBusiness", "TechArticle", "BreadcrumbList", "WebPage",
        "Organization", "Person", "Offer", "AggregateRating", "SoftwareApplication", "SearchAction", "Recipe", "HowTo", "ProductGroup",
    ];

    private static readonly string[] OpenGraphTypes = ["article", "website", "product", "blog", "profile", "object"];

    private static readonly string[] CueTextNames = [.. Cues.Select(cue => "text " + cue.Cue)];
    private static readonly string[] CueTitleNames = [.. Cues.Select(cue => "title " + cue.Cue)];
    private static readonly string[] CueAddressNames = [.. Cues.Select(cue => "address " + cue.Cue)];
    private static readonly string[] MarkNames = [.. Enum.GetNames<Mark>().Select(mark => "share " + mark)];
    private static readonly string[] BodyMarkNames = [.. Enum.GetNames<Mark>().Select(mark => "body share " + mark)];
    // Images and embeds are no text blocks.
    private static readonly string[] BlockKindNames = [.. Enum.GetNames<BlockKind>()[..(int)BlockKind.Image].Select(kind => "body " + kind)];

    private static readonly (string Name, string Part)[] AddressParts =
    [
        ("at blog", "/blog"), ("at news", "/news"), ("at docs", "/docs"), ("at forum", "/forum"), ("at product", "/product"), ("at category", "/category"), ("at collections", "/collections"), ("at service", "/service"), ("at tag", "/tag"),
        ("at community", "/community"), ("at shop", "/shop"), ("at support", "/support"), ("at learn", "/learn"), ("at questions", "/questions"), ("at thread", "/t/"),
    ];

    private static readonly Lazy<FeatureLayout> Listed =
        new(() => FeatureLayout.Of((ref row) => Fill(PageContext.Sample, LinkedData.Read([]), [0.5f], "", ref row)));

    /// <summary>The features.</summary>
    public static FeatureLayout Layout => Listed.Value;

    public static float[] Of(PageContext page, LinkedData data, ReadOnlySpan<float> judged, string url)
    {
        var values = new float[Layout.Count];
        var row = new FeatureRow(values);
        Fill(page, data, judged, url, ref row);
        return values;
    }

    private static void Fill(PageContext page, LinkedData data, ReadOnlySpan<float> judged, string url, ref FeatureRow row)
    {
        AddMarks(page, data, ref row);
        AddAddress(url.Length > 0 ? url : page.Outline.Marks.CanonicalUrl, ref row);
        AddText(page, judged, ref row);
        AddShape(page, judged, ref row);
    }

    private static void AddMarks(PageContext page, LinkedData data, ref FeatureRow row)
    {
        foreach (var type in Types)
            row.Add(type, data.Types.Contains(type));
        var openGraph = page.Outline.Marks.Meta("og:type");
        foreach (var type in OpenGraphTypes)
            row.Add(type, openGraph.StartsWith(type, StringComparison.OrdinalIgnoreCase));
        row.Add("published", data.Published.Length > 0 || page.Outline.Marks.Meta("article:published_time").Length > 0);
        row.Add("authors", data.Authors.Count > 0 || page.Outline.Marks.Meta("author").Length > 0);
        row.AddLog("breadcrumbs", data.Breadcrumbs.Count);
        int times = 0, authors = 0, topics = 0, headlines = 0;
        foreach (var text in page.Outline.Marks.Texts)
        {
            times += text.Kind == MarkedKind.Time ? 1 : 0;
            authors += text.Kind == MarkedKind.Author ? 1 : 0;
            topics += text.Kind == MarkedKind.Topic ? 1 : 0;
            headlines += text.Origin == "h1" ? 1 : 0;
        }
        row.AddLog("times", times);
        row.AddLog("marked authors", authors);
        row.AddLog("topics", topics);
        row.AddLog("headlines", headlines);
    }

    private static void AddAddress(string url, ref FeatureRow row)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.AbsolutePath.TrimEnd('/') : "";
        row.Add("has address", address is not null);
        row.Add("path depth", path.Count(letter => letter == '/'));
        var last = path[(path.LastIndexOf('/') + 1)..];
        row.AddLog("slug words", last.Count(letter => letter is '-' or '_'));
        row.AddLog("slug length", last.Length);
        row.Add("slug digits", last.Count(char.IsAsciiDigit));
        row.Add("query", address?.Query.Length > 1);
        row.Add("dated", AddressDate.TryRead(url, out _));
        foreach (var (name, part) in AddressParts)
            row.Add(name, path.Contains(part, StringComparison.OrdinalIgnoreCase) || address is not null && address.Host.Contains(part.Trim('/') + ".", StringComparison.OrdinalIgnoreCase));
        Span<int> cues = stackalloc int[Cues.Length];
        Count(path, cues);
        for (var i = 0; i < cues.Length; i++)
            row.Add(CueAddressNames[i], cues[i]);
        Count(address?.Host ?? "", cues);
        row.Add("host docs", cues[3]);
        row.Add("host forum", cues[0]);
    }

    private static void AddText(PageContext page, ReadOnlySpan<float> judged, ref FeatureRow row)
    {
        Span<int> cues = stackalloc int[Cues.Length];
        Span<int> sums = stackalloc int[Cues.Length];
        int words = 0, currency = 0, sentences = 0, questions = 0;
        var blocks = page.Outline.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            foreach (var letter in blocks[i].Text)
                if (letter is '$' or '€' or '£')
                    currency++;
            if (judged[i] < 0.1f && blocks[i].Words > 40)
                continue;
            Count(blocks[i].Text, cues);
            for (var cue = 0; cue < cues.Length; cue++)
                sums[cue] += cues[cue];
            words += blocks[i].Words;
            sentences += page.Traits[i].SentenceEnds;
            questions += page.Traits[i].Last == '?' ? 1 : 0;
        }
        for (var i = 0; i < sums.Length; i++)
            row.Add(CueTextNames[i], 100f * sums[i] / Math.Max(50, words));
        row.AddLog("currency", currency);
        row.AddLog("questions", questions);
        row.Add("sentence share", (float)sentences / Math.Max(1, words));
        Count(page.Outline.Marks.Title, cues);
        for (var i = 0; i < cues.Length; i++)
            row.Add(CueTitleNames[i], cues[i]);
        row.AddLog("title words", WordCount.Of(page.Outline.Marks.Title));
    }

    private static void AddShape(PageContext page, ReadOnlySpan<float> judged, ref FeatureRow row)
    {
        Span<float> marks = stackalloc float[Marks.Count];
        Span<float> bodyMarks = stackalloc float[Marks.Count];
        Span<float> kinds = stackalloc float[BlockKindNames.Length];
        float words = 0, body = 0, links = 0, bodyLinks = 0, longest = 0, doubt = 0;
        int bodyBlocks = 0, bodyLong = 0, linked = 0, first = -1, last = -1, images = 0, shapes = 0;
        var blocks = page.Outline.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var depths = block.Container.MarkDepths;
            words += block.Words;
            links += block.Words * block.LinkShare;
            images += block.Images;
            linked += block.LinkShare > 0.9f ? 1 : 0;
            doubt += judged[i] is > 0.2f and < 0.8f ? block.Words : 0;
            var isBody = judged[i] >= 0.5f;
            for (var mark = 0; mark < Marks.Count; mark++)
                if (depths[mark] > 0)
                {
                    marks[mark] += block.Words;
                    bodyMarks[mark] += isBody ? block.Words : 0;
                }
            if (!isBody)
                continue;
            body += block.Words;
            bodyLinks += block.Words * block.LinkShare;
            longest = Math.Max(longest, block.Words);
            kinds[(int)block.Kind] += block.Words;
            bodyBlocks++;
            bodyLong += block.Words > 30 ? 1 : 0;
            shapes += page.SiblingsOf(block.Container) > 3 ? 1 : 0;
            first = first < 0 ? i : first;
            last = i;
        }
        for (var i = 0; i < Marks.Count; i++)
        {
            row.Add(MarkNames[i], marks[i] / Math.Max(1, words));
            row.Add(BodyMarkNames[i], bodyMarks[i] / Math.Max(1, body));
        }
        for (var i = 0; i < kinds.Length; i++)
            row.Add(BlockKindNames[i], kinds[i] / Math.Max(1, body));
        row.AddLog("words", words);
        row.AddLog("body words", body);
        row.Add("body share", body / Math.Max(1, words));
        row.Add("link share", links / Math.Max(1, words));
        row.Add("body link share", bodyLinks / Math.Max(1, body));
        row.AddLog("body blocks", bodyBlocks);
        row.AddLog("body long blocks", bodyLong);
        row.Add("words a block", body / Math.Max(1, bodyBlocks));
        row.AddLog("longest", longest);
        row.AddLog("linked blocks", linked);
        row.AddLog("blocks", blocks.Count);
        row.AddLog("images", images);
        row.Add("doubt", doubt / Math.Max(1, words));
        row.Add("repeated shapes", (float)shapes / Math.Max(1, bodyBlocks));
        row.Add("body density", first < 0 ? 0 : (float)bodyBlocks / (last - first + 1));
        row.Add("body place", first < 0 ? -1 : (float)first / blocks.Count);
        row.Add("headline place", page.HeadlineBlock < 0 ? -1 : (float)page.HeadlineBlock / blocks.Count);
        page.Recurrence.AddPage(page.HeadlineBlock, ref row);
        AddTitle(page, judged, ref row);
    }

    /// <summary>A page whose title is the headline above its text, and whose text speaks of it, is about one thing.</summary>
    private static void AddTitle(PageContext page, ReadOnlySpan<float> judged, ref FeatureRow row)
    {
        var met = new HashSet<uint>();
        var headlines = 0;
        for (var i = 0; i < page.Outline.Blocks.Count; i++)
        {
            headlines += page.IsTitle[i] ? 1 : 0;
            if (judged[i] < 0.5f || page.IsTitle[i])
                continue;
            var words = new WordHashes(page.Outline.Blocks[i].Text);
            while (words.MoveNext())
                if (page.TitleWords.Contains(words.Current))
                    met.Add(words.Current);
        }
        row.Add("title in body", page.TitleWords.Count == 0 ? -1 : (float)met.Count / page.TitleWords.Count);
        row.Add("title is said", headlines);
        row.Add("headline is title", page.HeadlineBlock >= 0 && page.IsTitle[page.HeadlineBlock]);
    }

    private static void Count(string text, Span<int> cues)
    {
        cues.Clear();
        Span<char> word = stackalloc char[16];
        var length = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (length < word.Length)
                    word[length] = char.ToLowerInvariant(text[i]);
                length++;
                continue;
            }
            if (length is > 0 and <= 16 && CueOf.TryGetValue(word[..length], out var cue))
                cues[cue]++;
            length = 0;
        }
    }
}
