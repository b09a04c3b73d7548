using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Tests.Html;

/// <summary>Pages without their site: a few paragraphs, hardly any furniture, no data of their own.</summary>
public sealed class ShortPageTests
{
    /// <summary>Headline, then the paragraphs.</summary>
    public static TheoryData<string, string[]> Articles => new()
    {
        { "Ferry sails again", ["The ferry left the harbour at noon on Monday with two hundred people on board, the company said.", "It was the first crossing since the storm, which had closed the port for three days.", "Officials said that a second ferry would follow on Wednesday if the weather held."] },
        { "Fähre fährt wieder", ["Die Fähre verließ den Hafen am Montag um zwölf Uhr mit zweihundert Menschen an Bord, teilte die Reederei mit.", "Es war die erste Überfahrt seit dem Sturm, der den Hafen drei Tage lang geschlossen hatte.", "Eine zweite Fähre soll am Mittwoch folgen, wenn das Wetter hält."] },
        { "Le ferry reprend la mer", ["Le ferry a quitté le port lundi à midi avec deux cents personnes à bord, a annoncé la compagnie.", "C’était la première traversée depuis la tempête, qui avait fermé le port pendant trois jours.", "Un deuxième ferry doit suivre mercredi si le temps le permet, ont indiqué les autorités."] },
        { "El ferry vuelve a zarpar", ["El ferry salió del puerto el lunes al mediodía con doscientas personas a bordo, según informó la compañía.", "Fue la primera travesía desde la tormenta, que había cerrado el puerto durante tres días."] },
        { "Паром снова вышел в море", ["Паром покинул порт в понедельник в полдень, на борту было двести человек, сообщила компания.", "Это был первый рейс после шторма, из-за которого порт был закрыт три дня.", "Второй паром отправится в среду, если позволит погода, заявили власти."] },
        { "العبارة تبحر من جديد", ["غادرت العبارة الميناء ظهر الاثنين وعلى متنها مئتا شخص، وفق ما أعلنت الشركة.", "وكانت هذه أول رحلة منذ العاصفة التي أغلقت الميناء ثلاثة أيام.", "وقال مسؤولون إن عبارة ثانية ستنطلق يوم الأربعاء إذا سمحت الأحوال الجوية."] },
        { "渡轮再次启航", ["据公司称，渡轮周一中午离开港口，船上有两百人。", "这是风暴关闭港口三天以来的第一次航行。", "官员表示，如果天气允许，第二艘渡轮将于周三出发。"] },
        { "フェリーが運航を再開", ["運航会社によると、フェリーは月曜日の正午、二百人を乗せて港を出発した。", "嵐で港が三日間閉鎖されて以来、初めての運航となった。", "天候が許せば、二便目は水曜日に出発する予定だと当局者は述べた。"] },
    };

    [Theory]
    [MemberData(nameof(Articles))]
    public void A_few_paragraphs_are_an_article(string title, string[] paragraphs)
    {
        var article = Extract($"<html><head><title>{title}</title></head><body><div><h1>{title}</h1>{Body(paragraphs)}</div></body></html>");

        Assert.Equal(PageKind.Article, article.Kind);
        Assert.Equal(paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void A_single_paragraph_is_an_article(string title, string[] paragraphs)
    {
        var article = Extract($"<title>{title} - The Coast Post</title><article><h1>{title}</h1>{Body([$"{paragraphs[0]} {paragraphs[1]}"])}</article>");

        Assert.Equal(PageKind.Article, article.Kind);
        Assert.Equal($"{paragraphs[0]} {paragraphs[1]}", article.Text);
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void Byline_menu_and_footer_do_not_make_it_another_kind(string title, string[] paragraphs)
    {
        var article = Extract($"""
            <title>{title}</title><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
            <main><h1>{title}</h1><p class="byline">Ann Quay</p><time datetime="2024-05-17">17 May 2024</time>{Body(paragraphs)}</main>
            <footer>© 2024 The Coast Post. All rights reserved.</footer>
            """);

        Assert.Equal(PageKind.Article, article.Kind);
        Assert.Equal(paragraphs, article.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("<title>News</title><h1>News</h1><ul><li><a href=/1>Ferry sails again after the storm</a><li><a href=/2>Port opens for the first time in days</a><li><a href=/3>Weather to hold until Wednesday</a><li><a href=/4>More ferries to follow soon</a></ul>")]
    [InlineData("<title>Blue shoe - Shop</title><h1>Blue shoe</h1><p>$59.00</p><button>Add to cart</button><p>A light shoe for summer days.</p><ul><li>Leather<li>Made in Italy</ul><p>Free delivery and returns within 30 days. In stock.</p>")]
    [InlineData("<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p>")]
    [InlineData("<title>Before you continue</title><h1>Before you continue</h1><p>We use cookies to show personalised ads.</p><button>Accept all</button><button>Reject all</button>")]
    public void A_short_list_shop_page_or_notice_is_none(string markup)
        => Assert.NotEqual(PageKind.Article, Extract(markup).Kind);

    [Theory]
    [InlineData("403 Forbidden")]
    [InlineData("Error 503 - Service Unavailable")]
    [InlineData("Seite nicht gefunden 404")]
    public void What_a_server_answers_in_place_of_a_page_is_no_article(string title)
        => Assert.Equal(PageKind.Other, Extract($"<title>{title}</title><h1>{title}</h1><p>You do not have the right to read this page on this server, or it was moved to another place some time ago.</p>").Kind);

    [Fact]
    public void An_article_about_an_error_is_one()
        => Assert.Equal(PageKind.Article, Extract($"<title>Treasure not found</title><article><h1>Treasure not found</h1>{Body([.. Enumerable.Repeat("The divers came back from the wreck on Monday without the gold that the old maps had promised them, the company said.", 5).Select((text, day) => $"{text} It was dive {day}.")])}</article>").Kind);

    private static string Body(string[] paragraphs) => string.Concat(paragraphs.Select(text => $"<p>{text}</p>"));

    private static Article Extract(string markup)
        => new ArticleExtractor().Extract(new Page { Bytes = Encoding.UTF8.GetBytes(markup), MediaType = "text/html" });
}
