using System.Text;
using Ingestion.Contracts;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>What a page says about itself, of a size or a kind that no honest page has.</summary>
internal static class MetadataCases
{
    private const int Many = 10_000;

    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "../../../../etc/passwd", "//", "http://", "http://[::1", "http://a:b@c:99999/", "\\\\server\\share", "http://x/\r\nSet-Cookie: a=b", "http://\u202Emoc.elpmaxe/", "http://127.0.0.1/$where",
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        Linked("5 MB deep in arrays", () => new string('[', 5_000_000)),
        Linked("5 MB deep in objects", () => Bait.Times(1_000_000, "{\"a\":")),
        Linked("5 MB deep and closed again", () => new string('[', 2_500_000) + new string(']', 2_500_000)),
        Linked("@graph within @graph", () => Bait.Times(400_000, "{\"@graph\":[")),
        Linked("mainEntity within mainEntity", () => $"{Bait.Times(100_000, "{\"@type\":\"NewsArticle\",\"mainEntity\":")}1{new string('}', 100_000)}"),
        Linked("a string of 5 MB", () => $"{{\"@type\":\"NewsArticle\",\"articleBody\":\"{new string('x', 5_000_000)}\"}}"),
        Linked("a string that never ends", () => $"{{\"@type\":\"NewsArticle\",\"headline\":\"{new string('x', 5_000_000)}"),
        Linked("a number of a million digits", () => $"{{\"@type\":\"NewsArticle\",\"datePublished\":{new string('9', 1_000_000)}}}"),
        Linked("a number beyond all numbers", () => "{\"@type\":\"NewsArticle\",\"datePublished\":1e999999999,\"wordCount\":-1e-999999999}"),
        Linked("100,000 fields of one name", () => $"{{\"@type\":\"NewsArticle\"{Bait.Times(100_000, ",\"author\":\"John Smith\"")}}}"),
        Linked("100,000 articles", () => $"[{Bait.Times(100_000, "{\"@type\":\"Article\",\"headline\":\"x\"},")}{{}}]"),
        Linked("100,000 types", () => $"{{\"@type\":[{Bait.Times(100_000, "\"Article\",")}\"NewsArticle\"],\"headline\":\"x\"}}"),
        Linked("things that hold themselves", () => "{\"@graph\":[{\"@id\":\"#a\",\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"},\"isPartOf\":{\"@id\":\"#b\"}},{\"@id\":\"#b\",\"isPartOf\":{\"@id\":\"#a\"}}]}"),
        Linked("lone surrogates", () => "{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Jane \\ud800 Doe\"},\"publisher\":{\"name\":\"\\udfff\"},\"keywords\":[\"\\ud83d\"],\"articleSection\":\"\\ude00\"}"),
        Linked("NULs and controls", () => "{\"@type\":\"NewsArticle\",\"author\":\"\\u0000\\u001b[31mJane\\u0007\",\"keywords\":\"\\u0000\"}"),
        Linked("no JSON: comments, NaN, commas", () => "/* x */ {'@type':NewsArticle,,\"author\":NaN,\"b\":undefined,}//"),
        Linked("every value of the wrong type", () => "{\"@type\":7,\"headline\":[[{}]],\"author\":true,\"datePublished\":{\"@value\":null},\"publisher\":[1,[2,{\"name\":{\"name\":{}}}]],\"keywords\":{\"a\":1},\"image\":[[[[]]]],\"inLanguage\":9}"),
        Linked("references within JSON", () => "{\"@type\":\"NewsArticle\",\"author\":{\"$ref\":\"file:///etc/passwd\",\"@import\":\"http://127.0.0.1/\"}}"),
        Linked("__proto__ and $where", () => "{\"@type\":\"NewsArticle\",\"__proto__\":{\"author\":\"x\"},\"$where\":\"sleep(9999)\",\"author\":{\"$ne\":null,\"$gt\":\"\"}}"),
        Bait.InGoodPage("JSON-LD, 20,000 scripts", head: () => Bait.Times(20_000, "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":\"A B\"}</script>")),
        Linked("10,000 authors", () => $"{{\"@type\":\"NewsArticle\",\"author\":[{Authors()}]}}", IsShort),
        Bait.InGoodPage("10,000 authors in meta", head: () => Bait.Times(Many, number => $"<meta name=author content='Jane Doe{Letters(number)}'>"), check: IsShort),
        Bait.InGoodPage("10,000 authors in one meta", head: () => $"<meta name=author content='{Bait.Times(Many, number => $"Jane Doe{Letters(number)}, ")}'>", check: IsShort),
        Bait.InGoodPage("10,000 authors in a byline", before: () => $"<p class=author>By {Bait.Times(Many, number => $"Jane Doe{Letters(number)} and ")}</p>", check: IsShort),
        Bait.InGoodPage("10,000 links to authors", after: () => Bait.Times(Many, number => $"<a rel=author href=/a/{number}>Jane Doe{Letters(number)}</a>"), check: IsShort),
        Bait.InGoodPage("an author of a MB", head: () => $"<meta name=author content='Jane {new string('D', 1_000_000)}'>", check: IsShort),
        Bait.InGoodPage("10,000 topics", head: () => $"<meta name=keywords content='{Bait.Times(Many, number => $"topic{Letters(number)},")}'>", check: IsShort),
        Bait.InGoodPage("10,000 sections, sites and publishers", head: () => Bait.Times(Many, number => $"<meta property=article:section content=s{number}><meta property=og:site_name content=n{number}>"), check: IsShort),
        Bait.InGoodPage("100,000 titles", head: () => Bait.Times(100_000, number => $"<meta property=og:title content='Title {number}'>"), check: IsShort),
        Bait.InGoodPage("10,000 headings of the first level", after: () => Bait.Times(Many, number => $"<h1>Heading {number}</h1>"), check: IsShort),
        Bait.Page("a title of a MB, which is the headline too", Ending.TooLarge, () => GoodPage.With(title: Bait.Times(200_000, "word "))),
        Bait.Page("a title of 100 KB", Ending.Indexed, () => GoodPage.With(title: Bait.Times(20_000, "word ")), IsShort),
        Bait.Page("a title of 10,000 lines", Ending.Indexed, () => GoodPage.With(title: Bait.Times(10_000, "line\n"))),
        Bait.Page("a title of nothing that can be seen", Ending.Indexed, () => GoodPage.With(title: "\u200B\u200D\uFEFF\u2060\u00AD")),
        Bait.Page("a title of separators", Ending.Indexed, () => GoodPage.With(title: Bait.Times(50_000, " | - "))),
        Bait.InGoodPage("a script in the title", title: "<script>alert(1)</script>The harbour reopens after the storm"),
        Bait.InGoodPage("a script in the title, escaped", title: "&lt;script&gt;alert(1)&lt;/script&gt;The harbour reopens after the storm"),
        Bait.InGoodPage("a script in every field", head: () => "<meta name=author content='<script>alert(1)</script>'><meta property=og:site_name content='\"><img src=x onerror=alert(1)>'><meta name=keywords content='<b>a</b>,<script>b</script>'>", body: () => "<p>The quay &lt;script&gt;alert(1)&lt;/script&gt; was mended with stones that had been brought from the north.</p>"),
        .. Addresses.Select(address => Bait.InGoodPage($"the address {Shown.Escaped(address)}", head: () => $"<base href=\"{address}\"><link rel=canonical href=\"{address}\"><meta property=og:url content=\"{address}\"><meta property=og:image content=\"{address}\"><link rel=license href=\"{address}\">", body: () => $"<figure><img src=\"{address}\"></figure><iframe src=\"{address}\"></iframe>")),
        Bait.InGoodPage("an address of a MB", head: () => $"<link rel=canonical href='http://example.org/{new string('a', 1_000_000)}'>"),
        .. ((string[])["../../x", "xx-" + new string('a', 100_000), "en\u001b[31m", "$where", "tlh-Latn-x-\0"]).Select(language => Bait.Page($"the language {Shown.Escaped(language)[..Math.Min(12, Shown.Escaped(language).Length)]}", Ending.Indexed, () => GoodPage.With(attributes: $"lang=\"{language}\""), IsShort)),
        Bait.InGoodPage("200,000 nested itemscopes", after: () => Bait.Times(200_000, "<div itemscope itemprop=author>")),
        Bait.InGoodPage("itemrefs that lead round", after: () => "<div itemscope itemtype=http://schema.org/Article itemref=a id=b></div><div id=a itemscope itemprop=author itemref=b></div>"),
        Bait.InGoodPage("100,000 images", after: () => Bait.Times(100_000, number => $"<img src=/i{number}.png srcset='/a{number} 1x, /b{number} 2x'>")),
        Bait.InGoodPage("a srcset of a MB", body: () => $"<img src=/a.png srcset='{Bait.Times(100_000, "/a 1x, ")}'>"),
    ];

    private static PoisonCase Linked(string name, Func<string> json, Action<Article>? check = null) =>
        Bait.InGoodPage($"JSON-LD, {name}", head: () => $"<script type=application/ld+json>{json()}</script>", check: check);

    /// <summary>What stands in lists and lines stays so short that it can be listed in a line.</summary>
    private static void IsShort(Article article)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(string.Concat(article.Authors)), 0, 20_000);
        Assert.InRange(Encoding.UTF8.GetByteCount(string.Concat(article.Topics)), 0, 20_000);
        Assert.All([article.Title, article.SiteName, article.Section, article.Publisher, article.Language], field => Assert.InRange(field.Length, 0, 10_000));
    }

    private static string Authors() => string.Join(',', Enumerable.Range(0, Many).Select(number => $"{{\"@type\":\"Person\",\"name\":\"Jane Doe{Letters(number)}\"}}"));

    /// <summary>A number in letters, for names have no digits.</summary>
    private static string Letters(int number) => string.Concat(number.ToString("D5", null).Select(digit => (char)('a' + digit - '0')));
}
