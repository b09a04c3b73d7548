using System.Globalization;
using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Rendering;

/// <summary>Writes an article as Markdown (CommonMark, and tables as in GitHub Flavored Markdown).</summary>
public static class ArticleMarkdown
{
    /// <summary>The title as a first-level heading, then the blocks. Text that would read as markup is escaped.</summary>
    public static string Write(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var markdown = new StringBuilder();
        if (article.Title.Length > 0)
            markdown.Append("# ").Append(Escape(article.Title)).Append('\n');
        var previous = BlockKind.Heading;
        var numbers = new ListNumbers();
        foreach (var block in article.Blocks)
        {
            if (markdown.Length > 0 && !(block.Kind == BlockKind.ListItem && previous == BlockKind.ListItem))
                markdown.Append('\n');
            Append(markdown, block, numbers.Next(block));
            previous = block.Kind;
        }

        return markdown.ToString();
    }

    private static void Append(StringBuilder markdown, Block block, (int Indent, string Marker) place)
    {
        switch (block.Kind)
        {
            case BlockKind.Heading:
                // The title is the only first-level heading.
                markdown.Append('#', Math.Clamp(block.Level, 2, 6)).Append(' ').Append(Escape(Joined(block.Text))).Append('\n');
                break;
            case BlockKind.ListItem:
                markdown.Append(' ', place.Indent).Append(place.Marker).Append(Escape(Joined(block.Text))).Append('\n');
                break;
            case BlockKind.Quote:
                foreach (var line in block.Text.Split('\n'))
                    markdown.Append("> ").Append(Escape(line)).Append('\n');
                break;
            case BlockKind.Preformatted:
                var fence = Fence(block.Text);
                markdown.Append(fence).Append('\n').Append(block.Text).Append('\n').Append(fence).Append('\n');
                break;
            case BlockKind.Table:
                AppendTable(markdown, block.Text);
                break;
            case BlockKind.Image or BlockKind.Embed:
                AppendMedia(markdown, block.Kind, block.Media);
                break;
            default:
                markdown.Append(Escape(block.Text)).Append('\n');
                break;
        }
    }

    private static void AppendMedia(StringBuilder markdown, BlockKind kind, Media? media)
    {
        if (media is null)
            return;
        var words = kind == BlockKind.Image ? media.Alternative : string.Join(": ", ((string[])[media.Provider, media.Alternative]).Where(part => part.Length > 0));
        markdown.Append(kind == BlockKind.Image ? "!" : "").Append('[').Append(Escape(Joined(words.Length > 0 || kind == BlockKind.Image ? words : media.Address))).Append("](");
        // Within a target spaces, brackets and control characters would end it (CommonMark 6.3).
        foreach (var letter in media.Address)
            markdown.Append(letter is ' ' or '(' or ')' or '<' or '>' or '\\' || char.IsControl(letter) ? Uri.HexEscape((char)(letter & 0xFF)) : letter.ToString());
        markdown.Append(")\n");
        if (media.Caption.Length > 0)
            markdown.Append('*').Append(Escape(Joined(media.Caption).Trim())).Append("*\n");
    }

    private static void AppendTable(StringBuilder markdown, string text)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('\t')).ToArray();
        var columns = rows.Length == 0 ? 0 : rows.Max(row => row.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var cell = column < rows[row].Length ? rows[row][column] : "";
                markdown.Append("| ").Append(Escape(cell).Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
            }

            markdown.Append("|\n");
            if (row == 0)
                markdown.Append(string.Concat(Enumerable.Repeat("| --- ", columns))).Append("|\n");
        }
    }

    /// <summary>The markers of list items, and how far they are indented: as far as the text of the item around them (CommonMark 5.2).</summary>
    private sealed class ListNumbers
    {
        private readonly Stack<(int Level, bool IsOrdered, int Indent, int Number)> _lists = new();

        public (int Indent, string Marker) Next(Block block)
        {
            if (block.Kind != BlockKind.ListItem)
            {
                _lists.Clear();
                return (0, "");
            }

            while (_lists.TryPeek(out var deeper) && deeper.Level > block.Level)
                _lists.Pop();
            var indent = 0;
            var number = 1;
            if (_lists.TryPeek(out var list) && list.Level == block.Level)
            {
                _lists.Pop();
                indent = list.Indent;
                number = list.IsOrdered == block.IsOrdered ? list.Number + 1 : 1;
            }
            else if (_lists.TryPeek(out list))
            {
                indent = list.Indent + Marker(list.IsOrdered, list.Number).Length;
            }

            _lists.Push((block.Level, block.IsOrdered, indent, number));
            return (indent, Marker(block.IsOrdered, number));
        }

        private static string Marker(bool isOrdered, int number) => isOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ";
    }

    private static string Joined(string text) => text.Replace('\n', ' ');

    // A fence must be longer than any run of backticks inside (CommonMark 4.5).
    private static string Fence(string text)
    {
        int longest = 0, run = 0;
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', Math.Max(3, longest + 1));
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var lineStart = true;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            var marksUp = letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<'
                || (lineStart && (letter is '#' or '>' or '+' or '-' || IsOrderedMarker(text, index)));
            if (marksUp && char.IsAsciiDigit(letter))
            {
                while (char.IsAsciiDigit(text[index]))
                    escaped.Append(text[index++]);
                letter = text[index];
            }

            if (marksUp)
                escaped.Append('\\');
            escaped.Append(letter);
            lineStart = letter == '\n' || (lineStart && letter == ' ');
        }

        return escaped.ToString();
    }

    private static bool IsOrderedMarker(string text, int index)
    {
        var end = index;
        while (end < text.Length && end - index <= 9 && char.IsAsciiDigit(text[end]))
            end++;
        return end > index && end < text.Length && text[end] is '.' or ')' && (end + 1 == text.Length || text[end + 1] == ' ');
    }
}
