using System.Buffers;
using System.Globalization;
using AngleSharp.Dom;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Reads images and embeds while the outline is built: the only place that knows how pages write them.</summary>
internal static class MediaReader
{
    /// <summary>More are a gallery of thumbnails, not the illustrations of a text.</summary>
    private const int MaximumMedia = 1_000;

    private const int MaximumAddressLength = 2_000;

    private const int MaximumTextLength = 1_000;

    /// <summary>The markup of one image for readers without scripts.</summary>
    private const int MaximumCopyLength = 4_000;

    /// <summary>Where scripts that load images late keep the address, before the placeholder in <c>src</c>.</summary>
    private static readonly string[] LateAddresses = ["data-src", "data-lazy-src", "data-original"];

    private static readonly string[] AddressSets = ["srcset", "data-srcset"];

    private static readonly SearchValues<string> Placeholders = SearchValues.Create(
        ["placeholder", "spacer", "blank.", "1x1", "transparent", "loading.", "loader."], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> PostClasses = SearchValues.Create(
        ["twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "reddit-embed", "bluesky-embed", "mastodon-embed", "imgur-embed"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Keeps what an element shows, if it is an image or an embed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(IElement element, Container container, PageOutline outline, CancellationToken cancellationToken)
    {
        switch (element.LocalName)
        {
            case "img" or "amp-img":
                Add(outline, Image(element, container, outline));
                break;
            case "iframe" or "amp-iframe" or "embed":
                AddEmbed(outline, container, FirstOf(element, "data-src", "src"), Attribute(element, "title"), element);
                break;
            case "object":
                AddEmbed(outline, container, Attribute(element, "data"), Attribute(element, "title"), element);
                break;
            case "video" or "audio":
                AddEmbed(outline, container, SourceOf(element), Attribute(element, "title"), element);
                break;
            case "blockquote" when Attribute(element, "class").AsSpan().ContainsAny(PostClasses):
                AddEmbed(outline, container, PostOf(element), "", element);
                break;
            case "noscript":
                AddCopy(element, container, outline, cancellationToken);
                break;
            case "base" when outline.Marks.BaseUrl.Length == 0:
                outline.Marks.BaseUrl = Attribute(element, "href").Trim();
                break;
        }
    }

    private static MediaElement Image(IElement image, Container container, PageOutline outline) => new()
    {
        Kind = BlockKind.Image,
        Address = AddressOf(image),
        Alternative = Text(Attribute(image, "alt")),
        ClassNames = Attribute(image, "class"),
        Width = Pixels(Attribute(image, "width")),
        Height = Pixels(Attribute(image, "height")),
        Block = outline.Blocks.Count,
        Container = container,
    };

    private static void AddEmbed(PageOutline outline, Container container, string address, string title, IElement element)
    {
        address = Usable(address);
        if (address.Length > 0)
            Add(outline, new MediaElement
            {
                Kind = BlockKind.Embed,
                Address = address,
                Alternative = Text(title),
                ClassNames = Attribute(element, "class"),
                Width = Pixels(Attribute(element, "width")),
                Height = Pixels(Attribute(element, "height")),
                Block = outline.Blocks.Count,
                Container = container,
            });
    }

    private static void Add(PageOutline outline, MediaElement media)
    {
        if (outline.Media.Count < MaximumMedia)
            outline.Media.Add(media);
    }

    /// <summary>Beside an image that scripts load stands a copy for readers without them: it tells the address where the image itself does not.</summary>
    private static void AddCopy(IElement noScript, Container container, PageOutline outline, CancellationToken cancellationToken)
    {
        var markup = noScript.TextContent;
        if (markup.Length > MaximumCopyLength || !markup.Contains("<img", StringComparison.OrdinalIgnoreCase))
            return;
        var stands = outline.Media.Count > 0 && outline.Media[^1] is { Kind: BlockKind.Image } last && last.Container == container && last.Block == outline.Blocks.Count;
        if (stands && outline.Media[^1].Address.Length > 0)
            return;
        using var document = MarkupParser.Parse(markup, cancellationToken);
        if (document.QuerySelector("img") is not { } image || AddressOf(image) is not { Length: > 0 } address)
            return;
        if (stands)
            outline.Media[^1] = outline.Media[^1] with { Address = address };
        else
            Add(outline, Image(image, container, outline));
    }

    private static string AddressOf(IElement image)
    {
        foreach (var name in LateAddresses)
            if (Usable(Attribute(image, name)) is { Length: > 0 } late)
                return late;
        var source = Usable(Attribute(image, "src"));
        if (source.Length > 0 && !source.AsSpan().ContainsAny(Placeholders))
            return source;
        foreach (var name in AddressSets)
            if (Largest(Attribute(image, name)) is { Length: > 0 } largest)
                return largest;
        if (image.ParentElement is { LocalName: "picture" } picture)
            foreach (var child in picture.Children)
                foreach (var name in AddressSets)
                    if (child.LocalName == "source" && Largest(Attribute(child, name)) is { Length: > 0 } largest)
                        return largest;
        return "";
    }

    /// <summary>The candidate with the greatest width or density (HTML, 4.8.4.2.1 "srcset attributes").</summary>
    private static string Largest(string set)
    {
        var (largest, most) = ("", -1.0);
        // A comma parts candidates only before white space: addresses hold commas too.
        foreach (var candidate in set.Length > 16 * MaximumAddressLength ? [] : set.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var end = candidate.AsSpan().IndexOfAny(" \t\n");
            var size = end < 0 ? "" : candidate[end..].Trim().TrimEnd('w', 'x');
            if (!double.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                value = 0;
            if (value > most && Usable((end < 0 ? candidate : candidate[..end]).TrimEnd(',')) is { Length: > 0 } address)
                (largest, most) = (address, value);
        }
        return largest;
    }

    private static string SourceOf(IElement player)
    {
        var own = FirstOf(player, "src", "data-src");
        if (own.Length > 0)
            return own;
        foreach (var child in player.Children)
            if (child.LocalName == "source" && FirstOf(child, "src", "data-src") is { Length: > 0 } source)
                return source;
        return "";
    }

    /// <summary>Networks give a post as a quotation whose last link leads to it, or is named in <c>cite</c>.</summary>
    private static string PostOf(IElement quotation)
    {
        var post = Usable(Attribute(quotation, "cite"));
        if (post.Length > 0)
            return post;
        foreach (var link in quotation.GetElementsByTagName("a"))
            if (EmbedProviders.NameOf(Attribute(link, "href")).Length > 0)
                post = Attribute(link, "href");
        return post;
    }

    private static string FirstOf(IElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Usable(Attribute(element, name)) is { Length: > 0 } address)
                return address;
        return "";
    }

    /// <summary>An address that may lead somewhere on the web; else empty.</summary>
    private static string Usable(string address)
    {
        address = address.Trim();
        if (address.Length is 0 or > MaximumAddressLength || address[0] == '#')
            return "";
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var hasScheme = colon > 0 && address.AsSpan(0, colon).IndexOfAny("/?#") < 0;
        return !hasScheme || address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? address : "";
    }

    private static string Attribute(IElement element, string name) => element.GetAttribute(name) ?? "";

    private static string Text(string value)
    {
        var text = new BlockText();
        text.Append(value, inLink: false, inEmphasis: false, isPreformatted: false, Marks.None);
        var collapsed = text.Take(isBrokenLine: false, out _);
        return collapsed.Length <= MaximumTextLength ? collapsed : "";
    }

    private static int Pixels(string value) => int.TryParse(value.AsSpan().Trim().TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;
}
