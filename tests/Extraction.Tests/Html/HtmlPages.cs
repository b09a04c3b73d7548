using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Tests.Html;

/// <summary>Handmade pages.</summary>
internal static class HtmlPages
{
    public static readonly string[] Paragraphs =
    [
        "The river rose by two metres overnight, and by morning the lower streets of the old town stood under water, officials said on Tuesday.",
        "Residents were taken to the school on the hill, where volunteers had set up beds, hot drinks and a table for the children to draw at.",
        "“We have seen floods before, but never one that came so fast,” said the mayor, who had walked through the streets since four in the morning.",
        "Engineers expect the water to fall by the weekend, although more rain is forecast for the mountains upstream and the reservoirs are full.",
        "The council will meet on Thursday to decide whether the bridge, closed since Monday evening, can be opened to lorries again this month.",
    ];

    public static string Body(params IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(text => $"<p>{text}</p>\n"));

    /// <summary>A whole page around a body, with the furniture that pages have.</summary>
    public static string Around(string body, string head = "", string headline = "Flood reaches the old town", string aboveBody = "", string belowBody = "", string lang = "en") => $"""
        <!DOCTYPE html>
        <html lang="{lang}"><head><meta charset="utf-8"><title>{headline} | The Valley Courier</title>{head}</head>
        <body>
        <header class="site-header"><a href="/" class="logo">The Valley Courier</a>
        <nav class="main-menu"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
        <main><article class="post">
        <h1 class="entry-title">{headline}</h1>
        {aboveBody}
        <div class="entry-content">
        {body}
        </div>
        {belowBody}
        </article>
        <aside class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Ten recipes for autumn evenings</a></li><li><a href="/b">New cinema opens in the station</a></li><li><a href="/c">Who won the council's garden prize</a></li></ul></aside>
        </main>
        <footer class="site-footer"><p>© 2024 The Valley Courier. All rights reserved. Reproduction in whole or in part without permission is prohibited.</p><ul><li><a href="/privacy">Privacy</a></li><li><a href="/terms">Terms of use</a></li><li><a href="/contact">Contact us</a></li></ul></footer>
        </body></html>
        """;

    public static Article Extract(string markup, string url = "") => Extract(Encoding.UTF8.GetBytes(markup), url: url);

    public static Article Extract(byte[] bytes, string charset = "", string url = "") => new ArticleExtractor().Extract(
        new Page { Bytes = bytes, MediaType = "text/html", Charset = charset, Url = url }, TestContext.Current.CancellationToken);
}
