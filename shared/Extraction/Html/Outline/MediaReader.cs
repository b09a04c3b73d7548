using System.Buffers;
using System.Globalization;
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

    /// <summary>Longer quotations, or ones left open, are no post of a network.</summary>
    private const int MaximumPostNodes = 500;

    /// <summary>Where scripts that load images late keep the address, before the placeholder in <c>src</c>.</summary>
    private static readonly AttributeName[] LateAddresses = [AttributeName.DataSource, AttributeName.DataLazySource, AttributeName.DataOriginal];

    private static readonly AttributeName[] AddressSets = [AttributeName.SourceSet, AttributeName.DataSourceSet];

    private static readonly SearchValues<string> Placeholders = SearchValues.Create(
        ["placeholder", "spacer", "blank.", "1x1", "transparent", "loading.", "loader."], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> PostClasses = SearchValues.Create(
        ["twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "reddit-embed", "bluesky-embed", "mastodon-embed", "imgur-embed"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Keeps what an element shows, if it is an image or an embed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(MarkupTree tree, int element, Container container, PageOutline outline, CancellationToken cancellationToken)
    {
        switch (tree[element].Tag)
        {
            case Tag.Img or Tag.AmpImg:
                Add(outline, Image(tree, element, container, outline));
                break;
            case Tag.Iframe or Tag.Embed:
            case >= Tag.Known when tree.NameOf(element) is "amp-iframe":
                AddEmbed(outline, container, FirstOf(tree, element, AttributeName.DataSource, AttributeName.Source), tree, element);
                break;
            case Tag.Object:
                AddEmbed(outline, container, FirstOf(tree, element, AttributeName.Data), tree, element);
                break;
            case Tag.Video or Tag.Audio:
                AddEmbed(outline, container, SourceOf(tree, element), tree, element);
                break;
            case Tag.Blockquote when tree.AttributeOf(element, AttributeName.Class).ContainsAny(PostClasses):
                AddEmbed(outline, container, PostOf(tree, element), tree, element);
                break;
            case Tag.Noscript:
                AddCopy(tree.RawTextOf(element), container, outline, cancellationToken);
                break;
            case Tag.Base when outline.Marks.BaseUrl.Length == 0:
                outline.Marks.BaseUrl = tree.AttributeOf(element, AttributeName.Href).Trim().ToString();
                break;
        }
    }

    private static MediaElement Image(MarkupTree tree, int image, Container container, PageOutline outline) => new()
    {
        Kind = BlockKind.Image,
        Address = AddressOf(tree, image),
        Alternative = Text(tree.AttributeOf(image, AttributeName.Alt)),
        ClassNames = tree.AttributeOf(image, AttributeName.Class).ToString(),
        Width = Pixels(tree.AttributeOf(image, AttributeName.Width)),
        Height = Pixels(tree.AttributeOf(image, AttributeName.Height)),
        Block = outline.Blocks.Count,
        Container = container,
    };

    private static void AddEmbed(PageOutline outline, Container container, string address, MarkupTree tree, int element)
    {
        if (address.Length > 0)
            Add(outline, new MediaElement
            {
                Kind = BlockKind.Embed,
                Address = address,
                Alternative = Text(tree.AttributeOf(element, AttributeName.Title)),
                IsPlayer = tree[element].Tag is Tag.Video or Tag.Audio,
                // What marks a post as one names its network, as buttons for sharing do.
                ClassNames = tree[element].Tag == Tag.Blockquote ? "" : tree.AttributeOf(element, AttributeName.Class).ToString(),
                Width = Pixels(tree.AttributeOf(element, AttributeName.Width)),
                Height = Pixels(tree.AttributeOf(element, AttributeName.Height)),
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
    private static void AddCopy(ReadOnlySpan<char> markup, Container container, PageOutline outline, CancellationToken cancellationToken)
    {
        if (markup.Length > MaximumCopyLength || !markup.Contains("<img", StringComparison.OrdinalIgnoreCase))
            return;
        var stands = outline.Media.Count > 0 && outline.Media[^1] is { Kind: BlockKind.Image } last && last.Container == container && last.Block == outline.Blocks.Count;
        if (stands && outline.Media[^1].Address.Length > 0)
            return;
        using var copy = MarkupParser.ParseContents(markup, Tag.Body, cancellationToken);
        var image = copy.Root;
        while (image != MarkupTree.None && copy[image].Tag != Tag.Img)
            image = copy.After(image, copy.Root, isSkipped: false);
        if (image == MarkupTree.None || AddressOf(copy, image) is not { Length: > 0 } address)
            return;
        if (stands)
            outline.Media[^1] = outline.Media[^1] with { Address = address };
        else
            Add(outline, Image(copy, image, container, outline));
    }

    private static string AddressOf(MarkupTree tree, int image)
    {
        if (FirstOf(tree, image, LateAddresses) is { Length: > 0 } late)
            return late;
        var source = Usable(tree.AttributeOf(image, AttributeName.Source));
        if (source.Length > 0 && !source.ContainsAny(Placeholders))
            return source.ToString();
        var largest = LargestOf(tree, image);
        if (largest.Length > 0 || tree[tree[image].Parent].Tag != Tag.Picture)
            return largest;
        for (var child = tree[tree[image].Parent].FirstChild; child != MarkupTree.None && largest.Length == 0; child = tree[child].Next)
            if (tree[child].Tag == Tag.Source)
                largest = LargestOf(tree, child);
        return largest;
    }

    private static string LargestOf(MarkupTree tree, int element)
    {
        foreach (var name in AddressSets)
            if (Largest(tree.AttributeOf(element, name)) is { Length: > 0 } largest)
                return largest;
        return "";
    }

    /// <summary>The candidate with the greatest width or density (HTML, 4.8.4.2.1 "srcset attributes").</summary>
    private static string Largest(ReadOnlySpan<char> set)
    {
        if (set.Length > 16 * MaximumAddressLength)
            return "";
        ReadOnlySpan<char> largest = default;
        var most = -1.0;
        // A comma parts candidates only before white space: addresses hold commas too.
        foreach (var range in set.Split(", "))
        {
            var candidate = set[range].Trim();
            var end = candidate.IndexOfAny(" \t\n");
            var size = end < 0 ? default : candidate[end..].Trim().TrimEnd("wx");
            if (!double.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                value = 0;
            if (value > most && Usable((end < 0 ? candidate : candidate[..end]).TrimEnd(',')) is { Length: > 0 } address)
            {
                largest = address;
                most = value;
            }
        }
        return largest.ToString();
    }

    private static string SourceOf(MarkupTree tree, int player)
    {
        var source = FirstOf(tree, player, AttributeName.Source, AttributeName.DataSource);
        for (var child = tree[player].FirstChild; child != MarkupTree.None && source.Length == 0; child = tree[child].Next)
            if (tree[child].Tag == Tag.Source)
                source = FirstOf(tree, child, AttributeName.Source, AttributeName.DataSource);
        return source;
    }

    /// <summary>Networks give a post as a quotation whose last link leads to it, or is named in <c>cite</c>.</summary>
    private static string PostOf(MarkupTree tree, int quotation)
    {
        var post = FirstOf(tree, quotation, AttributeName.Cite);
        if (post.Length > 0)
            return post;
        var node = quotation;
        for (var steps = 0; node != MarkupTree.None && steps < MaximumPostNodes; steps++, node = tree.After(node, quotation, isSkipped: false))
            if (tree[node].Tag == Tag.A && FirstOf(tree, node, AttributeName.Href) is { Length: > 0 } address && EmbedProviders.NameOf(address).Length > 0)
                post = address;
        return post;
    }

    private static string FirstOf(MarkupTree tree, int element, params ReadOnlySpan<AttributeName> names)
    {
        foreach (var name in names)
            if (Usable(tree.AttributeOf(element, name)) is { Length: > 0 } address)
                return address.ToString();
        return "";
    }

    /// <summary>An address that may lead somewhere on the web; else empty.</summary>
    private static ReadOnlySpan<char> Usable(ReadOnlySpan<char> address)
    {
        address = address.Trim();
        if (address.Length is 0 or > MaximumAddressLength || address[0] == '#')
            return default;
        var colon = address.IndexOf(':');
        var hasScheme = colon > 0 && address[..colon].IndexOfAny("/?#") < 0;
        return !hasScheme || address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? address : default;
    }

    private static string Text(ReadOnlySpan<char> value)
    {
        if (value.IsWhiteSpace() || value.Length > MaximumTextLength)
            return "";
        return string.Join(' ', value.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static int Pixels(ReadOnlySpan<char> value) => int.TryParse(value.Trim().TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;
}
