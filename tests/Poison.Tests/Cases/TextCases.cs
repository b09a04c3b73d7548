using System.Text;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>Text on which regular expressions and readers of lines go astray.</summary>
internal static class TextCases
{
    private static readonly (string Name, Func<int, string> Part)[] Texts =
    [
        ("one line", _ => "word word, "), ("one letter", _ => "a"), ("line breaks", _ => "\n"), ("carriage returns", _ => "\r"), ("spaces", _ => " "), ("spaces and a letter", number => number % 100_000 == 0 ? "x" : " "), ("short lines", _ => "a b\n"),
        ("sentences", number => $"This is sentence {number} of a long text, which says little but is long enough to be prose.\n"),
        ("names", number => $"By John Smith{number} and Mary Jones\n"), ("by by by", _ => "By "), ("dates", number => $"March {(number % 28) + 1}, 20{number % 99:00} 10:3{number % 10} AM\n"), ("digits", _ => "1"),
        ("slashes and digits", _ => "1/1/"), ("months", _ => "January "), ("colons", _ => "key: "), ("clocks", _ => "12:34:56:"), ("at signs", _ => "a@a."), ("addresses", _ => "http://http://"), ("hyphens", _ => "exam-\nple "), ("dots", _ => "."),
        ("keywords", number => $"Best Cheap Shoes: title {number} Best Cheap Shoesbest cheap shoes text\n"), ("a quantifier's bait", number => number % 50 == 49 ? "!" : "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), ("Chinese without spaces", _ => "这是一个测试。"), ("Thai without spaces", _ => "นี่คือการทดสอบ"),
        ("emoji", _ => "👩‍👩‍👧‍👦"), ("mojibake", _ => "ÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢"), ("quotes of Unicode", _ => "“‘”’"),
    ];

    private static readonly (string Name, Func<int, string> Part)[] Marks =
    [
        ("brackets", _ => "[[[[(((("), ("brackets that close", _ => "]]]]))))"), ("links", _ => "[a](b) "), ("images", _ => "![a](b) "), ("stars", _ => "*_"), ("stars and a letter", _ => "*a "), ("quotes", _ => "> "), ("quotes within quotes", number => new string('>', number % 1000) + "\n"),
        ("lists", _ => "- "), ("lists within lists", number => new string(' ', number % 1000) + "- a\n"), ("numbers of lists", _ => "999999999. a\n"), ("fences", _ => "```\n"), ("ticks", _ => "`"), ("tables", _ => "| a | b |\n"), ("rules of tables", _ => "|-"), ("headings", _ => "# "),
        ("underlines", _ => "a\n=\n"), ("references", number => $"[a{number}]: b\n"), ("HTML", _ => "<a <a <a "), ("backslashes", _ => "\\"), ("front matter that never ends", number => number == 0 ? "---\n" : "a: b\n"), ("front matter of anchors", number => number == 0 ? "---\na: &a [x]\n" : $"b{number}: [*a,*a,*a]\n"),
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        .. Texts.Select(text => Bait.Bytes($"half a MiB of {text.Name}", "page.txt", Ending.IndexedOrNoArticle, () => Longest(text.Part))),
        .. Marks.Select(mark => Bait.Bytes($"half a MiB of Markdown, {mark.Name}", "page.md", Ending.IndexedOrNoArticle, () => Longest(mark.Part))),
        .. ((string[])["page.txt", "page.md"]).SelectMany(fileName => (PoisonCase[])
        [
            Bait.Bytes($"10 MiB of one line, {fileName}", fileName, Ending.TooLarge, () => Bait.Repeat("word word, ")),
            Bait.Bytes($"10 MiB of short lines, {fileName}", fileName, Ending.TooLarge, () => Bait.Repeat("a b\n")),
        ]),
        .. Texts.Select(text => Bait.Page($"a MiB of {text.Name} within a page", Ending.AnyText, () => GoodPage.With(body: $"<p>{Bait.Times(1, _ => Made(text.Part))}</p>"))),
    ];

    /// <summary>Parts up to about the longest text that becomes an article: it may be both title and body.</summary>
    private static byte[] Longest(Func<int, string> part)
    {
        var (lines, full) = (0, Bait.Numbered("", part, 1 << 19));
        var length = 0;
        while (length < full.Length && lines < 99_000)
            lines += full[length++] is (byte)'\n' or (byte)'\r' ? 1 : 0;
        return full[..length];
    }

    private static string Made(Func<int, string> part) => Encoding.UTF8.GetString(Bait.Numbered("", part, 1 << 20));
}
