using System.Buffers;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html;

/// <summary>
/// Puts the images and embeds that belong to a body among its blocks, each with its caption. They belong to it where
/// the text around them does.
/// </summary>
internal static class BodyMedia
{
    /// <summary>Fewer words around an image don't tell whose it is: the element around them is asked.</summary>
    private const int TellingWords = 25;

    /// <summary>Smaller images are icons. In CSS pixels.</summary>
    private const int SmallestSide = 80;

    private const int MaximumCaptionWords = 120;

    /// <summary>Blocks of one figure.</summary>
    private const int MaximumFigureBlocks = 6;

    /// <summary>Elements between an image and the figure around it.</summary>
    private const int FigureDepth = 5;

    private static readonly ulong Furniture = Marks.None.With(Mark.Author).With(Mark.Share).With(Mark.Advert).With(Mark.Navigation).With(Mark.Button).With(Mark.Comment)
        .With(Mark.Related).With(Mark.Footer).With(Mark.Sidebar).With(Mark.Consent).Bits;

    private static readonly SearchValues<string> IconWords = SearchValues.Create(
        ["logo", "icon", "avatar", "gravatar", "sprite", "spacer", "emoji", "smiley", "/badge", "pixel.gif", "1x1", "blank.gif", "/button", "wp-smiley", "favicon", "tracking"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AdvertHosts = SearchValues.Create(
        ["doubleclick.", "googlesyndication.", "googletagmanager.", "adservice.", "amazon-adsystem.", "taboola.", "outbrain.", "disqus.", "recaptcha", "hcaptcha.", "scorecardresearch.", "quantserve.", "/plugins/like", "/plugins/page", "/follow_button", "/tweet_button"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> PlayerWords = SearchValues.Create(["embed", "player", "video", "audio", "podcast", "/map", "chart", "widget", "iframe"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The body's blocks with its images and embeds between them; captions stand with what they describe.</summary>
    /// <param name="body">The body.</param>
    /// <param name="outline">The page.</param>
    /// <param name="headline">Index of the block that is the headline; -1 when none is.</param>
    /// <param name="url">The page's address; empty when unknown.</param>
    public static IReadOnlyList<Block> Insert(Body body, PageOutline outline, int headline, string url)
    {
        if (body.First < 0 || outline.Media.Count == 0)
            return body.Blocks;
        var around = new Surroundings(body, outline);
        var address = AddressOf(outline, url);
        var start = headline >= 0 && headline <= body.First ? headline : body.First;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<(int Position, Block Block)>();
        var inBody = body.Positions.ToHashSet();
        foreach (var media in outline.Media)
        {
            if (media.Block < start || media.Block > body.Last + 1 || media.Address.Length == 0)
                continue;
            var figure = FigureOf(media.Container);
            if (!IsShown(media, figure is not null) || !around.AreBody(media.Container, figure))
                continue;
            var whole = Whole(media.Address, address);
            if (whole.Length == 0 || !seen.Add(whole.Split('?')[0]))
                continue;
            found.Add((media.Block, Made(media, whole, CaptionOf(figure, outline, inBody))));
        }
        return found.Count == 0 ? body.Blocks : Merged(body, found);
    }

    private static List<Block> Merged(Body body, List<(int Position, Block Block)> found)
    {
        var merged = new List<Block>(body.Blocks.Count + found.Count);
        var next = 0;
        for (var i = 0; i < body.Blocks.Count; i++)
        {
            while (next < found.Count && found[next].Position <= body.Positions[i])
                merged.Add(found[next++].Block);
            merged.Add(body.Blocks[i]);
        }
        merged.AddRange(found.Skip(next).Select(media => media.Block));
        return merged;
    }

    private static Block Made(MediaElement media, string address, string caption) => new()
    {
        Kind = media.Kind,
        Text = "",
        Media = new Media
        {
            Address = address,
            Alternative = media.Alternative == caption ? "" : media.Alternative,
            Caption = caption,
            Provider = media.Kind == BlockKind.Image ? "" : EmbedProviders.NameOf(address) is { Length: > 0 } name ? name : EmbedProviders.HostOf(address),
        },
    };

    /// <summary>Whether it shows readers something: no icon, no portrait of an author, no advertisement, no pixel that counts readers.</summary>
    private static bool IsShown(MediaElement media, bool isFigure)
    {
        if ((MarkWords.Of(media.ClassNames).Bits & Furniture) != 0)
            return false;
        if (media.Kind == BlockKind.Embed)
            return !media.Address.AsSpan().ContainsAny(AdvertHosts) && media is { Width: 0 or > 2, Height: 0 or > 2 }
                && (isFigure || media.IsPlayer || EmbedProviders.NameOf(media.Address).Length > 0 || media.Address.AsSpan().ContainsAny(PlayerWords));
        var isLarge = media.Width >= 3 * SmallestSide && media.Height >= 2 * SmallestSide;
        if (media.Width is > 0 and < SmallestSide || media.Height is > 0 and < SmallestSide * 3 / 4)
            return false;
        return isFigure || isLarge
            || !media.Address.AsSpan().ContainsAny(IconWords) && !media.ClassNames.AsSpan().ContainsAny(IconWords) && !IsDrawing(media.Address);
    }

    /// <summary>Outside figures vector drawings are icons.</summary>
    private static bool IsDrawing(string address) => address.Split('?', '#')[0].EndsWith(".svg", StringComparison.OrdinalIgnoreCase);

    /// <summary>The element around an image that holds its caption; null when none does.</summary>
    private static Container? FigureOf(Container container)
    {
        var depth = 0;
        for (var at = container; at is not null && depth++ < FigureDepth && at.Blocks <= MaximumFigureBlocks; at = at.Parent)
            if (at.Tag == "figure" || at.ClassNames.Contains("wp-caption", StringComparison.Ordinal) || at.Marks.Has(Mark.Figure) && at.Marks.Has(Mark.Caption))
                return at;
        return null;
    }

    private static string CaptionOf(Container? figure, PageOutline outline, HashSet<int> inBody)
    {
        if (figure is not { Blocks: > 0 })
            return "";
        var parts = new List<string>();
        var words = 0;
        for (var i = figure.First; i <= figure.Last; i++)
        {
            var block = outline.Blocks[i];
            if (!IsCaption(block.Container, figure) || block.Words == 0)
                continue;
            // What was judged to be text stands below the image as text.
            if (inBody.Contains(i))
                return "";
            words += block.Words;
            if (!parts.Contains(block.Text))
                parts.Add(block.Text);
        }
        return words <= MaximumCaptionWords ? string.Join(' ', parts) : "";
    }

    private static bool IsCaption(Container container, Container figure)
    {
        for (var at = container; at is not null && at != figure; at = at.Parent)
            if (at.Tag == "figcaption" || at.ClassNames.Contains("caption", StringComparison.OrdinalIgnoreCase))
                return true;
        return figure.ClassNames.Contains("wp-caption", StringComparison.Ordinal);
    }

    private static string AddressOf(PageOutline outline, string url)
    {
        var page = url.Length > 0 ? url : PageSite.Absolute(outline.Marks.CanonicalUrl, "");
        page = page.Length > 0 ? page : PageSite.Absolute(outline.Marks.Meta("og:url"), "");
        return outline.Marks.BaseUrl.Length > 0 && PageSite.Absolute(outline.Marks.BaseUrl, page) is { Length: > 0 } given ? given : page;
    }

    /// <summary>The whole address; as written where the page's own is not known.</summary>
    private static string Whole(string address, string page)
    {
        if (page.Length > 0)
            return PageSite.Absolute(address, page);
        return address.StartsWith("//", StringComparison.Ordinal) ? PageSite.Absolute("https:" + address, "") : address;
    }

    /// <summary>Tells how much of the text around an image is body.</summary>
    private sealed class Surroundings
    {
        private readonly int[] _words;
        private readonly int[] _body;

        public Surroundings(Body body, PageOutline outline)
        {
            var count = outline.Blocks.Count;
            (_words, _body) = (new int[count + 1], new int[count + 1]);
            var next = 0;
            for (var i = 0; i < count; i++)
            {
                while (next + 1 < body.Positions.Count && body.Positions[next + 1] <= i)
                    next++;
                var isBody = body.Positions[next] == i
                    || body.Blocks[next].Kind == BlockKind.Table && outline.Blocks[i].Cell is { } cell && cell.Table == outline.Blocks[body.Positions[next]].Cell?.Table;
                _words[i + 1] = _words[i] + outline.Blocks[i].Words;
                _body[i + 1] = _body[i] + (isBody ? outline.Blocks[i].Words : 0);
            }
        }

        /// <summary>Whether most of the nearest text around an element is body; the figure's own text does not count.</summary>
        public bool AreBody(Container container, Container? figure)
        {
            var (ownWords, ownBody) = figure is { Blocks: > 0 } ? Within(figure) : (0, 0);
            for (var at = figure?.Parent ?? container; at is not null; at = at.Parent)
            {
                if ((at.Marks.Bits & Furniture) != 0 && !IsFrame(at))
                    return false;
                if (at.Blocks == 0)
                    continue;
                var (words, body) = Within(at);
                if (words - ownWords >= TellingWords)
                    return 2 * (body - ownBody) >= words - ownWords;
            }
            return false;
        }

        /// <summary>Themes name outer elements after what stands in them: such names say nothing of the body they hold.</summary>
        private bool IsFrame(Container container) => container.Blocks > 0 && 2 * Within(container).Body >= _body[^1];

        private (int Words, int Body) Within(Container container) => (_words[container.Last + 1] - _words[container.First], _body[container.Last + 1] - _body[container.First]);
    }
}
