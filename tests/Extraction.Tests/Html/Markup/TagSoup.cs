using System.Text;

namespace Ingestion.Extraction.Tests.Html.Markup;

/// <summary>Random markup, nested wrongly. Left out is what AngleSharp 1.10 reads otherwise than the standard: selects, U+0000, <c>isindex</c>, frames with text, cells closed by the other kind's end tag, plaintext, and pre and listing that hold nothing before a part of a table.</summary>
internal static class TagSoup
{
    private static readonly string[] Usual = "div p span a b i em strong font ul li ol table tr td tbody thead h1 h2 br hr img input form button section article nav blockquote code u s small".Split(' ');

    private static readonly string[] Rare =
        ("html head body title meta link script style noscript textarea option caption colgroup col tfoot dl dd dt svg math desc foreignobject mi mo mtext annotation-xml mglyph iframe object applet " +
         "marquee nobr ruby rb rt rp rtc address center xmp image noembed x-card custom main menu details summary wbr param base area embed g path tt big strike sub sup var keygen").Split(' ');

    private static readonly string[] Nesting = ["table", "tr", "td", "b", "a", "p", "svg", "caption", "tbody", "nobr", "li", "h1"];

    private static readonly string[] Texts =
    [
        "x", " ", "\n", "hello world", " a ", "&amp;", "&lt", "&notit;", "&#65;", "&copy=1", "&nbsp;", "&#x80;", "&bogus;", "&", "<", "</", "<!", "<?pi?>", "<!-- c -->", "<!---->", "<!-->", "<!--x--!>",
        "<![CDATA[y]]>", "\r\n", "é", "&#0;", "&eacute", "&AMP", "&hellip;", "]]>", "<3", "a<b", "-->", "<!doctype html>", "&NotEqualTilde;", "&ampx", "/>",
    ];

    private static readonly string[] Attributes =
        ["id=a", "class='b c'", "href=\"x?a=1&amp;b=2&copy=3&lt;\"", "type=hidden", "type=text", "hidden", "CLASS=d", "data-x=1", "href=x/", "title='a>b'", "color=red", "encoding=text/html", "name=n/", "=x", "a\"b", "style"];

    public static string Of(int seed)
    {
        var random = new Random(seed);
        var markup = new StringBuilder(random.Next(3) > 0 ? "<!doctype html>" : "");
        var oddity = (seed % 4) switch { 0 => 20, 1 => 6, 2 => 3, _ => 2 };
        for (var pieces = random.Next(3, 40); pieces > 0; pieces--)
        {
            if (random.Next(10) < 3)
                markup.Append(Texts[random.Next(oddity == 20 ? 5 : Texts.Length)]);
            else
                AppendTag(markup, random, oddity);
        }
        return markup.ToString();
    }

    private static void AppendTag(StringBuilder markup, Random random, int oddity)
    {
        var names = random.Next(oddity) == 0 ? Rare : oddity == 2 && random.Next(2) == 0 ? Nesting : Usual;
        var name = names[random.Next(names.Length)];
        if (random.Next(7) < 3)
        {
            markup.Append("</").Append(name).Append(random.Next(20) == 0 ? " x>" : ">");
            return;
        }
        markup.Append('<').Append(random.Next(8) == 0 ? name.ToUpperInvariant() : name);
        while (random.Next(3) == 0)
            markup.Append(' ').Append(Attributes[random.Next(Attributes.Length)]);
        markup.Append(random.Next(15) == 0 ? "/>" : ">");
    }
}
