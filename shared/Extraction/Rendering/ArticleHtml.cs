using System.Globalization;
using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Rendering;

/// <summary>
/// Writes an article as a page of HTML of its own: semantic elements, no style, no script. Whatever a page said comes
/// out as text; addresses are only those of <c>http</c> and <c>https</c>, and what was embedded is a link.
/// </summary>
public static class ArticleHtml
{
    /// <summary>The whole page: what is known of the article in its head and above the text, then the blocks.</summary>
    public static string Write(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var html = new HtmlWriter();
        html.Raw("<!DOCTYPE html>\n<html");
        if (article.Language.Length > 0)
            html.Attribute("lang", article.Language);
        html.Raw(article.Direction == TextDirection.RightToLeft ? " dir=\"rtl\"" : "").Raw(">\n<head>\n<meta charset=\"utf-8\">\n<title>").Text(article.Title).Raw("</title>\n");
        WriteHead(html, article);
        html.Raw("</head>\n<body>\n<article>\n");
        WriteHeader(html, article);
        new BlockWriter(html).Write(article.Blocks);
        return html.Raw("</article>\n</body>\n</html>\n").ToString();
    }

    private static void WriteHead(HtmlWriter html, Article article)
    {
        foreach (var author in article.Authors)
            Meta("author", author);
        Meta("description", article.Subtitle);
        Meta("keywords", string.Join(", ", article.Topics));
        // The names of the Dublin Core Metadata Initiative, as in "Expressing Dublin Core in HTML".
        Meta("dcterms.publisher", article.Publisher);
        Meta("dcterms.issued", article.Published);
        Meta("dcterms.modified", article.Modified);
        Meta("dcterms.source", article.OriginalSource);
        if (HtmlWriter.Address(article.CanonicalUrl) is { Length: > 0 } canonical)
            html.Raw("<link rel=\"canonical\"").Attribute("href", canonical).Raw(">\n");
        if (HtmlWriter.Address(article.Licence) is { Length: > 0 } licence)
            html.Raw("<link rel=\"license\"").Attribute("href", licence).Raw(">\n");
        else
            Meta("dcterms.license", article.Licence);

        void Meta(string name, string content)
        {
            if (content.Length > 0)
                html.Raw("<meta").Attribute("name", name).Attribute("content", content).Raw(">\n");
        }
    }

    private static void WriteHeader(HtmlWriter html, Article article)
    {
        html.Raw("<header>\n");
        if (article.Title.Length > 0)
            html.Raw("<h1>").Text(article.Title).Raw("</h1>\n");
        if (article.Subtitle.Length > 0)
            html.Raw("<p>").Text(article.Subtitle).Raw("</p>\n");
        if (article.Authors.Count > 0)
            html.Raw("<address>").Text(string.Join(", ", article.Authors)).Raw("</address>\n");
        if (article.Published.Length > 0)
            html.Raw("<p><time").Attribute("datetime", article.Published).Raw(">").Text(article.Published).Raw("</time></p>\n");
        html.Raw("</header>\n");
    }

    /// <summary>Writes blocks, and the lists that their items are in.</summary>
    private sealed class BlockWriter(HtmlWriter html)
    {
        private readonly Stack<(int Level, string Tag)> _lists = new();

        public void Write(IReadOnlyList<Block> blocks)
        {
            foreach (var block in blocks)
            {
                if (block.Kind != BlockKind.ListItem)
                    CloseLists(0);
                WriteBlock(block);
            }

            CloseLists(0);
        }

        private void WriteBlock(Block block)
        {
            switch (block.Kind)
            {
                case BlockKind.Heading:
                    // The title is the only first-level heading.
                    var tag = "h" + Math.Clamp(block.Level, 2, 6).ToString(CultureInfo.InvariantCulture);
                    html.Raw($"<{tag}>").Text(block.Text).Raw($"</{tag}>\n");
                    break;
                case BlockKind.ListItem:
                    OpenItem(Math.Max(1, block.Level), block.IsOrdered ? "ol" : "ul");
                    html.Lines(block.Text);
                    break;
                case BlockKind.Quote:
                    html.Raw("<blockquote><p>").Lines(block.Text).Raw("</p></blockquote>\n");
                    break;
                case BlockKind.Preformatted:
                    // A line break right behind the tag would be dropped (HTML, 13.1.2.5).
                    html.Raw("<pre>\n").Text(block.Text).Raw("</pre>\n");
                    break;
                case BlockKind.Table:
                    WriteTable(block);
                    break;
                case BlockKind.Image or BlockKind.Embed:
                    WriteMedia(block.Kind, block.Media);
                    break;
                default:
                    html.Raw("<p>").Lines(block.Text).Raw("</p>\n");
                    break;
            }
        }

        private void OpenItem(int level, string tag)
        {
            CloseLists(level);
            if (_lists.TryPeek(out var list) && list.Level == level)
            {
                html.Raw("</li>\n");
                if (list.Tag == tag)
                {
                    html.Raw("<li>");
                    return;
                }

                html.Raw($"</{_lists.Pop().Tag}>\n");
            }

            html.Raw(_lists.Count > 0 ? $"\n<{tag}>\n<li>" : $"<{tag}>\n<li>");
            _lists.Push((level, tag));
        }

        /// <summary>Ends the lists that are deeper than a level.</summary>
        private void CloseLists(int level)
        {
            while (_lists.TryPeek(out var list) && list.Level > level)
                html.Raw($"</li>\n</{_lists.Pop().Tag}>\n");
        }

        private void WriteTable(Block block)
        {
            html.Raw("<table>\n");
            var isHeader = block.HasHeader;
            foreach (var row in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                html.Raw("<tr>");
                foreach (var cell in row.Split('\t'))
                    html.Raw(isHeader ? "<th>" : "<td>").Text(cell).Raw(isHeader ? "</th>" : "</td>");
                html.Raw("</tr>\n");
                isHeader = false;
            }

            html.Raw("</table>\n");
        }

        private void WriteMedia(BlockKind kind, Media? media)
        {
            if (media is null || HtmlWriter.Address(media.Address) is not { Length: > 0 } address)
                return;
            html.Raw("<figure>\n");
            if (kind == BlockKind.Image)
                html.Raw("<img").Attribute("src", address).Attribute("alt", media.Alternative).Raw(">\n");
            else
                html.Raw("<a").Attribute("href", address).Raw(">").Text(string.Join(": ", ((string[])[media.Provider, media.Alternative]).Where(part => part.Length > 0).DefaultIfEmpty(address))).Raw("</a>\n");
            if (media.Caption.Length > 0)
                html.Raw("<figcaption>").Text(media.Caption).Raw("</figcaption>\n");
            html.Raw("</figure>\n");
        }
    }

    /// <summary>Markup under which no text can become markup.</summary>
    private sealed class HtmlWriter
    {
        private readonly StringBuilder _html = new();

        /// <summary>Markup of our own.</summary>
        public HtmlWriter Raw(string markup)
        {
            _html.Append(markup);
            return this;
        }

        public HtmlWriter Attribute(string name, string value) => Raw(" ").Raw(name).Raw("=\"").Text(value).Raw("\"");

        /// <summary>Text, for an element or a quoted attribute.</summary>
        public HtmlWriter Text(string text)
        {
            foreach (var letter in text)
            {
                switch (letter)
                {
                    case '&':
                        _html.Append("&amp;");
                        break;
                    case '<':
                        _html.Append("&lt;");
                        break;
                    case '>':
                        _html.Append("&gt;");
                        break;
                    case '"':
                        _html.Append("&quot;");
                        break;
                    // Explicit directional formatting (UAX #9) and separators stay, but do nothing where the file is shown as text.
                    case >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069':
                        _html.Append(CultureInfo.InvariantCulture, $"&#x{(int)letter:X};");
                        break;
                    // Control characters are no part of a document (HTML, 13.1.4).
                    case var control when char.IsControl(control) && control is not ('\n' or '\t'):
                        break;
                    default:
                        _html.Append(letter);
                        break;
                }
            }

            return this;
        }

        /// <summary>Text whose line breaks count.</summary>
        public HtmlWriter Lines(string text)
        {
            var isFirst = true;
            foreach (var line in text.Split('\n'))
            {
                Raw(isFirst ? "" : "<br>\n").Text(line);
                isFirst = false;
            }

            return this;
        }

        /// <summary>A whole address of the web; else empty.</summary>
        public static string Address(string address) =>
            Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") ? uri.AbsoluteUri : "";

        public override string ToString() => _html.ToString();
    }
}
