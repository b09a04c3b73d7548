using System.Globalization;
using System.Text;

namespace Ingestion.Training.Lines;

/// <summary>
/// Texts as somebody writes them, made of the corpus's truths: all of their lines but title and byline are text. The corpus
/// has dumps alone, and a model that saw nothing else cuts furniture out of every letter.
/// </summary>
internal static class WrittenText
{
    private const int LongText = 8;

    /// <summary>A text in one of many shapes, and what of it is text.</summary>
    public static (string Text, string Body) Of(Truth truth, int variant)
    {
        var random = new Random((int)(Document.Hash(truth.Id + variant.ToString(CultureInfo.InvariantCulture)) >> 1));
        var paragraphs = truth.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        // Half of what people write is short.
        if (variant == 1 && paragraphs.Count > 2)
        {
            var from = random.Next(Math.Max(1, paragraphs.Count - 3));
            paragraphs = paragraphs.GetRange(from, Math.Min(paragraphs.Count - from, random.Next(1, LongText)));
        }

        var text = new StringBuilder();
        var shape = random.Next(8);
        var isMarkdown = shape == 5;
        var title = truth.Title.Length > 0 && random.Next(4) > 0 ? truth.Title : "";
        if (title.Length > 0)
            text.Append(isMarkdown ? "# " : "").Append(title).Append(shape is 1 ? "\n" : shape == 4 ? "\n" + new string('=', Math.Min(70, title.Length)) + "\n\n" : "\n\n");
        if (title.Length > 0 && random.Next(3) == 0 && truth.Authors.Length > 0)
            text.Append(truth.Authors[0]).Append(truth.Published.Length >= 10 && random.Next(2) == 0 ? "\n" + truth.Published[..10] : "").Append("\n\n");
        var width = random.Next(3) switch { 0 => 60, 1 => 72, _ => 78 };
        var verse = random.Next(4, 9);
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var paragraph = paragraphs[index];
            switch (shape)
            {
                case 1:
                    text.Append(paragraph).Append('\n');
                    break;
                case 2 or 4:
                    text.Append(Wrapped(paragraph, width, "")).Append("\n\n");
                    break;
                case 3:
                    text.Append(Sentences(paragraph)).Append("\n\n");
                    break;
                case 5:
                    text.Append(Marked(paragraph, random)).Append("\n\n");
                    break;
                case 6:
                    text.Append(Verses(paragraph, verse)).Append("\n\n");
                    break;
                case 7:
                    text.Append(Wrapped(paragraph, width, "    ")).Append('\n');
                    break;
                default:
                    text.Append(paragraph).Append("\n\n");
                    break;
            }
        }

        return (text.ToString(), string.Join('\n', paragraphs));
    }

    private static string Wrapped(string paragraph, int width, string indent)
    {
        var wrapped = new StringBuilder(indent);
        var column = indent.Length;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > indent.Length && column + 1 + word.Length > width)
            {
                wrapped.Append('\n');
                column = 0;
            }
            else if (column > 0 && wrapped[^1] != ' ')
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }

    private static string Sentences(string paragraph) => paragraph.Replace(". ", ".\n", StringComparison.Ordinal).Replace("? ", "?\n", StringComparison.Ordinal);

    private static string Verses(string paragraph, int words)
    {
        var all = paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', all.Chunk(words).Select(chunk => string.Join(' ', chunk)));
    }

    private static string Marked(string paragraph, Random random)
    {
        var isShort = paragraph.Length < 80 && paragraph[^1] is not ('.' or '!' or '?' or '"' or '”');
        if (isShort)
            return (random.Next(2) == 0 ? "## " : "- ") + paragraph;
        var words = paragraph.Split(' ');
        if (words.Length > 8)
        {
            var at = random.Next(words.Length - 2);
            words[at] = random.Next(3) switch { 0 => $"[{words[at]}](https://example.org/{at})", 1 => $"**{words[at]}**", _ => $"*{words[at]}*" };
        }

        return (random.Next(12) == 0 ? "> " : "") + string.Join(' ', words);
    }
}
