using System.Text;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>File names that mean something to a terminal, a shell, a store or another system.</summary>
internal static class NameCases
{
    private static readonly string[] Names =
    [
        "CON.html", "con", "PRN.html", "AUX.txt", "NUL.html", "nul.html.gz", "COM1.htm", "LPT9.md", "CONIN$.html", "CLOCK$.html",
        "line\nbreak.html", "carriage\rreturn.html", "tab\there.html", "\u001b]0;owned\u0007.html", "\u001b[2J\u001b[31mred.html", "bell\u0007.html", "back\b\b\b\bspace.html", "del\u007f.html", "c1\u009b31m.html", "\u0001\u0002\u0003.html",
        "\u202Elmth.exe.html", "right\u200Fto\u200Eleft.html", "\u2066isolated\u2069.html", "zero\u200Bwidth\u200D.html", "\uFEFFbom.html", "line\u2028separator.html", "replacement\uFFFD.html", "مقال.html", "文章.html", "😀.html",
        "-rf.html", "--help.html", "-.html", "@file.html", "#hash.html", "~tilde.html", "*.html", "?.html", "[a-z].html", "{a,b}.html", "$(reboot).html", "`reboot`.html", "$HOME.html", ";reboot;.html", "|reboot.html", "&reboot.html", ">out.html", "!!.html",
        "'quote.html", "\"quotes\".html", "back\\slash.html", "a\\..\\..\\windows.html", "C:\\page.html", "C:page.html", "%2e%2e%2fetc.html", "%00.html", "%s%n%x.html", "{0}.html", "{{source}}.html", "space .html", " space.html", "page.html ", "page.html.", "page..html",
        "<script>alert(1)<!-- .html", "[red]markup[/].html", "[[/]].html", "&amp;.html", "'; DROP TABLE articles; --.html", "{\"$where\":\"1\"}.html", "$ne.html", "*:*.html", "title:x OR 1.html", "a\" NEAR b.html", "file:///etc/passwd.html".Replace('/', '∕'),
        "page.html.gz.html.gz.html", "0197d5a0-0000-7000-8000-000000000000.html", "ingestion.db", "page.reason.json", "inbox", "claimed.html",
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        .. Names.Select(name => Named(Shown.Escaped(name).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal), name)),
        Named("255 bytes", new string('n', 250) + ".html"),
        Named("255 bytes of line breaks", new string('\n', 250) + ".html"),
        Named("255 bytes of escapes", string.Concat(Enumerable.Repeat("\u001b[31m", 50)) + ".html"),
        Named("255 bytes of marks that change the direction", string.Concat(Enumerable.Repeat("\u202E", 83)) + ".md"[1..] + "html"),
        Named("255 bytes of faces", string.Concat(Enumerable.Repeat("😀", 62)) + ".html"),
        Named("255 bytes that are rejected", new string('r', 255)),
        Named("255 bytes of extension", "a." + new string('e', 253)),
        Named("100 extensions", string.Concat(Enumerable.Repeat(".a", 100))[1..] + ".html"),
        new PoisonCase { Name = "left alone: hidden, temporary, partial", Files = [.. ((string[])[".html", ".hidden.html", "page.part", "page.TMP", "page.crdownload", "page.html~", "...html", "..\\..\\windows.html"]).Select(name => PoisonFile.Of(name, Ending.None, Good))] },
        new PoisonCase { Name = "folders with line breaks and escapes", Files = [PoisonFile.Of("a\nb\u001b[31m/\u202Ec/page.html", Ending.Indexed, Good), PoisonFile.Of("a\nb\u001b[31m/\u202Ec/empty.html", Ending.NoArticle, () => [])] },
        new PoisonCase { Name = "folders of dots and spaces", Files = [PoisonFile.Of("a/ /b /page.html", Ending.Indexed, Good), PoisonFile.Of("a/c../empty.html", Ending.NoArticle, () => [])] },
    ];

    private static PoisonCase Named(string name, string fileName) => new() { Name = name, Files = [PoisonFile.Of(fileName, IsPage(fileName) ? Ending.Indexed : Ending.IndexedOrUnsupported, Good)] };

    private static bool IsPage(string fileName) => fileName.EndsWith(".html", StringComparison.Ordinal);

    private static byte[] Good() => Encoding.UTF8.GetBytes(GoodPage.With());
}
