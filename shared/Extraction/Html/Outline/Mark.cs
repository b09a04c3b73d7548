using System.Collections.Frozen;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>What an element's tag, role, class and id words say it is for. Values are indexes into <see cref="TextBlock"/> features.</summary>
internal enum Mark
{
    Content, Article, Main, Header, Footer, Navigation, Aside, Sidebar, Comment, Related, Share, Advert, Author, Date, Meta,
    Tag, Caption, Newsletter, Consent, Headline, Summary, Hidden, Contents, Card, Fold, Product, Thread, Pagination, Widget,
    Legal, Form, Button, Table, Quote, List, Figure, Breadcrumb, Promotion, Code,
}

/// <summary>A set of <see cref="Mark"/>s.</summary>
internal readonly record struct Marks(ulong Bits)
{
    public const int Count = (int)Mark.Code + 1;

    public static Marks None => default;

    public bool Has(Mark mark) => (Bits >> (int)mark & 1) != 0;

    public Marks With(Mark mark) => new(Bits | 1UL << (int)mark);

    public static Marks operator |(Marks left, Marks right) => new(left.Bits | right.Bits);
}

/// <summary>The words of class and id names that tell an element's purpose, in the languages themes are written in.</summary>
internal static class MarkWords
{
    private static readonly (Mark Mark, string Words)[] Table =
    [
        (Mark.Content, "content contents body text story inhalt contenu contenido conteudo texte texto entrycontent postcontent articlebody richtext prose markdown wysiwyg copy bodytext fliesstext"),
        (Mark.Article, "article post entry blogpost artikel articulo articolo artigo single hentry news"),
        (Mark.Main, "main primary maincontent page"),
        (Mark.Header, "header head masthead top topbar hero kopf branding logo"),
        (Mark.Footer, "footer foot bottom fusszeile colophon pie"),
        (Mark.Navigation, "nav navigation menu navbar submenu menue dropdown sitemap megamenu offcanvas tabs skip"),
        (Mark.Aside, "aside secondary rail complementary marginal"),
        (Mark.Sidebar, "sidebar side sidenav rightcolumn seitenleiste"),
        (Mark.Comment, "comment comments disqus respond reply replies kommentar kommentare comentarios commentaires discussion commentlist trackback pingback"),
        (Mark.Related, "related recommend recommended recommendation recommendations more similar popular trending latest also readmore mehr recent mostread upnext further teaser teasers verwandt aehnliche weitere interest"),
        (Mark.Share, "share sharing social shares follow facebook twitter whatsapp pinterest addtoany addthis sharedaddy jetpack teilen bookmark socials"),
        (Mark.Advert, "ad ads advert advertisement advertising adsense sponsor sponsored outbrain taboola anzeige werbung publicidad dfp affiliate adslot adunit partner"),
        (Mark.Author, "author authors byline bio autor auteur writer contributor profile avatar biography vcard reporter autore"),
        (Mark.Date, "date time timestamp published datetime posted pubdate datum fecha updated dateline calendar"),
        (Mark.Meta, "meta info details postmeta entrymeta metadata byline infos data"),
        (Mark.Tag, "tag tags category categories topic topics keyword keywords schlagwort cat rubrik label kategorie taxonomy"),
        (Mark.Caption, "caption captions credit credits figcaption bildunterschrift legend copyright attribution"),
        (Mark.Newsletter, "newsletter subscribe subscription signup sign optin mailchimp abo mailing email lead"),
        (Mark.Consent, "cookie cookies consent gdpr modal popup overlay lightbox dialog banner toast cmp"),
        (Mark.Headline, "title headline heading titel titulo titre titolo hed kicker"),
        (Mark.Summary, "summary excerpt intro subtitle standfirst dek deck lede description subheadline abstract vorspann chapo sumario introduction strapline"),
        (Mark.Hidden, "hidden hide invisible sr screenreader visuallyhidden collapse collapsed noprint assistive"),
        (Mark.Contents, "toc tableofcontents outline anchors jump inhaltsverzeichnis ez"),
        (Mark.Card, "card cards tile tiles grid carousel slider slide swiper thumb thumbnail box col column feed listing"),
        (Mark.Fold, "accordion tab faq toggle panel details collapse collapsible expander question answer"),
        (Mark.Product, "product products price prices cart shop buy sku woocommerce rating reviews review stars basket checkout"),
        (Mark.Thread, "thread message messages forum topic posts bbcode signature postbody msg threadbody"),
        (Mark.Pagination, "pagination pager paging pages pagenav previous prev pagenavi"),
        (Mark.Widget, "widget widgets module sidebarwidget plugin embed block poll survey quiz search"),
        (Mark.Legal, "legal disclaimer privacy terms imprint impressum license licence notice disclosure"),
        (Mark.Form, "form input login register contact field search searchform"),
        (Mark.Button, "button btn cta link links action actions toolbar tool tools print"),
        (Mark.Table, "table tbl specs spec specifications"),
        (Mark.Quote, "quote blockquote pullquote zitat testimonial testimonials"),
        (Mark.List, "list items item archive index results archives"),
        (Mark.Figure, "image img photo picture figure gallery media video bild foto player audio"),
        (Mark.Breadcrumb, "breadcrumb breadcrumbs crumb crumbs breadcrumbtrail"),
        (Mark.Promotion, "promo promotion promoted offer callout deal pitch paywall premium donate donation support membership inline"),
        (Mark.Code, "code highlight pre syntax snippet codeblock"),
    ];

    private static readonly FrozenDictionary<string, ulong> Bits = Table
        .SelectMany(row => row.Words.Split(' '), (row, word) => (Word: word, Bit: 1UL << (int)row.Mark))
        .GroupBy(pair => pair.Word)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0UL, (bits, pair) => bits | pair.Bit));

    private static readonly FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> ByWord =
        Bits.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The marks of a class or id value. Words part at anything but letters and where lower case turns to upper.</summary>
    public static Marks Of(ReadOnlySpan<char> names)
    {
        ulong bits = 0;
        Span<char> word = stackalloc char[32];
        var length = 0;
        var wasLower = false;
        for (var i = 0; i <= names.Length; i++)
        {
            var letter = i < names.Length ? names[i] : ' ';
            var isLetter = char.IsAsciiLetter(letter);
            if (!isLetter || wasLower && char.IsAsciiLetterUpper(letter))
            {
                if (length > 0 && ByWord.TryGetValue(word[..length], out var found))
                    bits |= found;
                length = 0;
            }
            if (isLetter && length < word.Length)
                word[length++] = (char)(letter | 0x20);
            wasLower = char.IsAsciiLetterLower(letter);
        }
        return new Marks(bits);
    }
}
