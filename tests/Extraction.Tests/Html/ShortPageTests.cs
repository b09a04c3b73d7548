using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Tests.Html;

/// <summary>Pages without their site: a few paragraphs, hardly any furniture, no data of their own.</summary>
public class ShortPageTests
{
    [Theory]
    [InlineData("Ferry sails again", "The ferry left the harbour at noon on Monday with two hundred people on board, the company said.", "It was the first crossing since the storm, which had closed the port for three days.", "Officials said that a second ferry would follow on Wednesday if the weather held.")]
    [InlineData("Fähre fährt wieder", "Die Fähre verließ den Hafen am Montag um zwölf Uhr mit zweihundert Menschen an Bord, teilte die Reederei mit.", "Es war die erste Überfahrt seit dem Sturm, der den Hafen drei Tage lang geschlossen hatte.", "Eine zweite Fähre soll am Mittwoch folgen, wenn das Wetter hält.")]
    [InlineData("渡轮再次启航", "据公司称，渡轮周一中午离开港口，船上有两百人。", "这是风暴关闭港口三天以来的第一次航行。", "官员表示，如果天气允许，第二艘渡轮将于周三出发。")]
    public void A_few_paragraphs_are_an_article(string title, string first, string second, string third)
    {
        var article = Extract($"<html><head><title>{title}</title></head><body><div><h1>{title}</h1><p>{first}</p><p>{second}</p><p>{third}</p></div></body></html>");

        Assert.Equal(PageKind.Article, article.Kind);
        Assert.Equal([first, second, third], article.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("<title>News</title><h1>News</h1><ul><li><a href=/1>Ferry sails again after the storm</a><li><a href=/2>Port opens for the first time in days</a><li><a href=/3>Weather to hold until Wednesday</a><li><a href=/4>More ferries to follow soon</a></ul>")]
    [InlineData("<title>Blue shoe - Shop</title><h1>Blue shoe</h1><p>$59.00</p><button>Add to cart</button><p>A light shoe for summer days.</p><ul><li>Leather<li>Made in Italy</ul><p>Free delivery and returns within 30 days. In stock.</p>")]
    [InlineData("<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p>")]
    [InlineData("<title>Before you continue</title><h1>Before you continue</h1><p>We use cookies to show personalised ads.</p><button>Accept all</button><button>Reject all</button>")]
    public void A_short_list_shop_page_or_notice_is_none(string markup)
        => Assert.NotEqual(PageKind.Article, Extract(markup).Kind);

    private static Article Extract(string markup)
        => new ArticleExtractor().Extract(new Page { Bytes = Encoding.UTF8.GetBytes(markup), MediaType = "text/html" });
}
