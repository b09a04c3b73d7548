using Ingestion.Contracts;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>Pages that speak to the terminal they are shown in; what they print is looked at with every case.</summary>
internal static class TerminalCases
{
    /// <summary>What a terminal obeys.</summary>
    public static IReadOnlyList<(string Name, string Code)> Codes { get; } =
    [
        ("the window's title", "\u001b]0;owned\u0007"), ("the clipboard", "\u001b]52;c;b3duZWQ=\u0007"), ("a hidden link", "\u001b]8;;http://example.org\u001b\\x\u001b]8;;\u001b\\"), ("colours", "\u001b[31;5;7m"), ("a cleared screen", "\u001b[2J\u001b[H"),
        ("a report of the cursor", "\u001b[6n\u001b[c"), ("keys that are set anew", "\u001b[0;59;\"reboot\";13p"), ("C1 controls", "\u009b31m\u009d0;owned\u009c\u0090q\u009c"), ("backspaces", "\b\b\b\b\b\b"), ("a carriage return", "\rall is well"), ("bells", "\a\a\a\a"), ("deletes", "\u007f\u007f"),
        ("line feeds, tabs and form feeds", "\v\f\t"), ("shifts to other sets", "\u000e\u000f"), ("ends of text", "\u0003\u0004\u001a"), ("marks that change the direction", "\u202E\u2066\u2067\u2068\u202A\u202B\u202D"), ("markup of the console", "[red]x[/][/][[blink]]"), ("a NEL and separators", "\u0085\u2028\u2029"),
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        .. Codes.Select(code => Bait.Page(
            code.Name,
            Ending.Indexed,
            () => GoodPage.With(
                title: $"The harbour {code.Code} reopens after the storm",
                head: $"<meta name=author content='Jane {code.Code} Doe'><meta property=og:site_name content='The {code.Code} Post'><meta name=keywords content='a{code.Code}'>",
                body: $"<p>The quay of the old town {code.Code} was mended with stones that had been brought from the north by ship.</p>"),
            HasWords)),
        Bait.Bytes("all of them in a text", "page.txt", Ending.IndexedOrUnsupported, () => System.Text.Encoding.UTF8.GetBytes($"{string.Concat(Codes.Select(code => code.Code))}\n{Bait.Times(30, GoodPage.Sentence + "\n")}")),
    ];

    private static void HasWords(Article article) => Assert.Contains(GoodPage.Sentence, article.Text, StringComparison.Ordinal);
}
