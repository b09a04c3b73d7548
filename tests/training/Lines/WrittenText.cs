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

    // A letter begins and ends with lines that are hardly sentences.
    private static readonly (string Language, string Greeting, string Closing)[] Letters =
    [
        ("en", "Dear {0},", "Yours sincerely,"), ("en", "Hello {0},", "Best wishes"), ("de", "Liebe {0},", "Herzliche Grüße"), ("de", "Guten Tag {0},", "Mit freundlichen Grüßen"),
        ("fr", "Chère {0},", "Bien à vous"), ("es", "Querida {0}:", "Un abrazo"), ("it", "Cara {0},", "Cordiali saluti"), ("pt", "Olá {0},", "Um abraço"), ("nl", "Beste {0},", "Met vriendelijke groet"),
        ("pl", "Droga {0},", "Serdecznie pozdrawiam"), ("ru", "Здравствуйте, {0}!", "С уважением"), ("el", "Αγαπητή {0},", "Με εκτίμηση"), ("zh", "{0}：", "此致"), ("ja", "{0}様", "敬具"),
    ];

    private static readonly string[] Names = ["Anna", "Martha", "Jonas", "Iris", "Tom", "Elena", "Nikos", "Jan"];

    /// <summary>A text in one of many shapes, what of it is text, and its headline if it has one.</summary>
    public static (string Text, string Body, string Title) Of(Truth truth, int variant)
    {
        var random = new Random((int)(Document.Hash(truth.Id + variant.ToString(CultureInfo.InvariantCulture)) >> 1));
        var paragraphs = truth.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        // Half of what people write is short.
        if (variant == 1 && paragraphs.Count > 2)
        {
            var from = random.Next(Math.Max(1, paragraphs.Count - 3));
            paragraphs = paragraphs.GetRange(from, Math.Min(paragraphs.Count - from, random.Next(1, LongText)));
        }

        var letters = Letters.Where(letter => letter.Language == truth.Language).ToArray();
        if (letters.Length > 0 && random.Next(5) == 0)
        {
            var letter = letters[random.Next(letters.Length)];
            paragraphs.Insert(0, string.Format(CultureInfo.InvariantCulture, letter.Greeting, Names[random.Next(Names.Length)]));
            paragraphs.AddRange([letter.Closing, Names[random.Next(Names.Length)]]);
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

        return (text.ToString(), string.Join('\n', paragraphs), title);
    }

    /// <summary>A page's text with a few lines of its furniture above, below and within, what of it is text, and its headline.</summary>
    public static (string Text, string Body, string Title) Framed(Truth truth, string[] dump)
    {
        var random = new Random((int)(Document.Hash(truth.Id + Document.Framed) >> 1));
        var paragraphs = truth.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var places = dump.Select(line => line.Length > 30 && truth.Text.Contains(line, StringComparison.Ordinal)).ToArray();
        var (first, last) = (Array.IndexOf(places, true), Array.LastIndexOf(places, true));
        if (first < 0)
            return (string.Join("\n\n", paragraphs), truth.Text, "");
        var isKept = (string line) => line.Length is > 2 and < 160 && !truth.Text.Contains(line, StringComparison.Ordinal);
        List<string> Some(int from, int to, int most) => [.. dump[from..to].Where(isKept).OrderBy(_ => random.Next()).Take(random.Next(most + 1))];
        var text = new List<string>([.. Some(0, first, 4), .. truth.Title.Length > 0 ? [truth.Title] : (string[])[], .. paragraphs.Take(LongText * 2)]);
        foreach (var line in Some(first, last + 1, 2))
            text.Insert(random.Next(Math.Max(1, text.Count - 2), text.Count + 1), line);
        text.AddRange(Some(last + 1, dump.Length, 5));
        var separator = random.Next(2) == 0 ? "\n" : "\n\n";
        var width = random.Next(3) == 0 ? 72 : 100_000;
        return (string.Join(separator, text.Select(line => Wrapped(line, width, ""))), string.Join('\n', paragraphs.Take(LongText * 2)), truth.Title);
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
