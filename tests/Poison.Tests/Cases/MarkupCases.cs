using System.Text;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>HTML of a size, a depth or a shape that no honest page has.</summary>
internal static class MarkupCases
{
    private const int Deep = 200_000;

    /// <summary>Elements that parsers treat each in their own way when they are nested.</summary>
    private static readonly string[] Nested =
    [
        "div", "span", "p", "b", "i", "a", "font", "nobr", "blockquote", "ul", "ul><li", "dl><dd", "table", "table><tr><td", "select", "option", "optgroup",
        "form", "button", "object", "ruby><rt", "svg", "svg><foreignObject", "math", "math><mi", "template", "noscript", "frameset", "h1", "center", "section", "article", "details", "fieldset",
    ];

    private static readonly string[] Repeated =
    [
        "<br>", "<hr>", "<img>", "<input>", "<p>", "<li>", "<td>", "<tr>", "<option>", "<a href=/x>x", "<b>", "<p><b><i><u><a>", "<b><p></b></p>", "<table>", "<table><b>", "<svg>", "<frameset>",
        "<title>", "<h1>x</h1>", "<script>", "<script><!--<script>", "<style>", "<base href=//x>", "<meta>", "<link>", "<body>", "<html>", "<head>", "<!doctype html>", "<!---->", "<!-->", "<![CDATA[x]]>",
        "</p>", "</br>", "</div>", "<", ">", "</", "<!", "<?", "<a ", "<a\n=", "<a b='", "&", "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&NotGreaterFullEqua", "&#x", "<input type=hidden>", "<ruby><rb>", "<math><mtext><svg>",
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        Bait.Bytes("10 MiB of <div>", "page.html", Ending.NoArticle, () => Bait.Repeat("<div>")),
        .. ((string[])["<br>", "<b>", "<table>", "<a href=/x>x", "&amp;", "&NotGreaterFullEqua", "<"]).Select(part => Bait.Bytes($"10 MiB of {part}", "page.html", Ending.AnyText, () => Bait.Numbered("<html>", _ => part))),
        .. Nested.Select(tags => Bait.InGoodPage($"{Deep:N0} nested <{tags}> behind an article", after: () => Bait.Times(Deep / (1 + tags.Count(letter => letter == '>')), $"<{tags}>"))),
        .. ((string[])["div", "b", "a", "table", "ul><li", "svg"]).Select(tags =>
            Bait.Page($"{Deep:N0} nested <{tags}> before an article", Ending.IndexedOrNoArticle, () => GoodPage.With(before: Bait.Times(Deep / 2, $"<{tags}>")))),
        .. Repeated.Select(part => Bait.Bytes($"2 MiB of {part.Replace("\n", "\\n", StringComparison.Ordinal)}", "page.html", Ending.AnyText, () => Bait.Numbered("<html>", _ => part, 2 << 20))),
        Bait.InGoodPage("2,000,000 <br> behind an article", after: () => Bait.Times(2_000_000, "<br>")),
        Bait.Page("2,000,000 <br> within an article", Ending.IndexedOrNoArticle, () => GoodPage.With(body: Bait.Times(2_000_000, "<br>"))),
        Bait.Bytes("a million attributes", "page.html", Ending.NoArticle, () => Bait.Numbered("<p ", number => $"a{number} ")),
        Bait.InGoodPage("a million attributes behind an article", after: () => $"<p {Bait.Times(1_000_000, number => $"a{number} ")}>"),
        Bait.InGoodPage("a million attributes of the same name", after: () => $"<p {Bait.Times(1_000_000, "a=b ")}>"),
        Bait.Page("a million attributes on <html>", Ending.Indexed, () => GoodPage.With(attributes: Bait.Times(1_000_000, number => $"a{number} "))),
        Bait.Page("a million attributes on twenty <body>", Ending.IndexedOrNoArticle, () => GoodPage.With(before: Bait.Times(20, _ => $"<body {Bait.Times(50_000, number => $"b{number} ")}>"))),
        Bait.InGoodPage("a million classes", after: () => $"<p class='{Bait.Times(1_000_000, number => $"c{number} ")}'>"),
        Bait.InGoodPage("an attribute's name of 8 MiB", after: () => $"<p {new string('a', 8 << 20)}>"),
        Bait.InGoodPage("an attribute's value of 8 MiB", after: () => $"<p title='{new string('a', 8 << 20)}'>"),
        Bait.InGoodPage("a tag's name of 8 MiB", after: () => $"<{new string('a', 8 << 20)}>"),
        Bait.InGoodPage("a comment of 8 MiB", before: () => $"<!--{new string('-', 8 << 20)}-->"),
        Bait.InGoodPage("a script of 8 MiB", head: () => $"<script>{Bait.Times(1 << 20, "if(a<b)")}</script>"),
        Bait.InGoodPage("a style of 8 MiB", head: () => $"<style>{Bait.Times(1 << 20, "a{b:c}}")}</style>"),
        Bait.Page("a doctype of 8 MiB", Ending.AnyText, () => $"<!doctype {new string('x', 8 << 20)}>{GoodPage.With()}"),
        Bait.InGoodPage("100,000 ids and links to them", after: () => Bait.Times(100_000, number => $"<a id=i{number} href=#i{number + 1}>")),
        Bait.InGoodPage("a cell that spans a billion columns", body: () => "<table><tr><td colspan=1000000000 rowspan=1000000000>a<td>b<tr><td>c</table>"),
        Bait.InGoodPage("1,000 cells that each span 1,000", body: () => $"<table>{Bait.Times(1000, "<tr><td colspan=1000 rowspan=1000>x")}</table>"),
        Bait.InGoodPage("a table of 100,000 columns", after: () => $"<table><tr>{Bait.Times(100_000, "<td>x")}<tr><td>y</table>"),
        Bait.InGoodPage("a list that starts at 10^30", body: () => "<ol start=1000000000000000000000000000000><li value=-99999999999999999999>An item of the list.</ol>"),
        Bait.InGoodPage("NULs in tags, names and values", after: () => "<di\0v cla\0ss='a\0b'>\0</di\0v><scr\0ipt>alert(1)</scr\0ipt>"),
        Bait.InGoodPage("NULs within the text", body: () => "<p>The quay\0 of the \0\0old town was mended with stones that had been brought from the north.</p>"),
        Bait.Bytes("a MiB of NULs before a page", "page.html", Ending.Unsupported, () => [.. new byte[1 << 20], .. Encoding.UTF8.GetBytes(GoodPage.With())]),
        Bait.InGoodPage("a MiB of NULs behind a page", after: () => new string('\0', 1 << 20)),
        Bait.InGoodPage("references to lone surrogates", body: () => "<p>The sea was &#xD800;calm&#xDFFF; and &#xDC00;&#xD800; grey, and the ships lay at the quay until the evening.</p>"),
        Bait.InGoodPage("references to no character", body: () => "<p>The sea was &#0;calm&#xFFFFFFFFFF; and &#x110000; grey &#128;&#x9B;31m and the ships lay at the quay.</p>"),
        Bait.InGoodPage("a loop of frames", after: () => Bait.Times(1000, "<iframe src='page.html' srcdoc='<iframe srcdoc=\"<iframe>\">'></iframe>")),
        Bait.InGoodPage("entities that multiply", head: () => "<!DOCTYPE x [<!ENTITY a '&b;&b;&b;'><!ENTITY b '&c;&c;&c;'><!ENTITY c 'lol'>]>", body: () => "<p>&a;&a;&a;</p>"),
        Bait.Bytes("an entity that reads a file", "page.xhtml", Ending.Indexed, () => Encoding.UTF8.GetBytes(
            $"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY file SYSTEM 'file:///etc/passwd'>]><html xmlns='http://www.w3.org/1999/xhtml'>{GoodPage.With(body: "<p>The file says: &file;</p>")}</html>"),
            article => Assert.DoesNotContain("root:", article.Text, StringComparison.Ordinal)),
        Bait.Page("everything at once", Ending.IndexedOrNoArticle, () => Bait.Times(2000, _ => string.Concat(Repeated))),
    ];
}
