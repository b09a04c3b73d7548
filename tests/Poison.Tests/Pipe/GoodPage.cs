using System.Text;

namespace Ingestion.Poison.Tests.Pipe;

/// <summary>Pages that nothing is wrong with, and such a page with something bad put into it.</summary>
internal static class GoodPage
{
    /// <summary>The headline.</summary>
    public const string Title = "The harbour reopens after the storm";

    /// <summary>A sentence of the body.</summary>
    public const string Sentence = "Officials said that the work on the harbour had taken longer than planned, because the winter had been colder than any other in the last forty years.";

    public static string Name(int number) => $"good-{number:D4}.html";

    public static byte[] Of(int number) => Encoding.UTF8.GetBytes(With(body: $"<p>The report with the number {number} tells more about what was found under the old quay during the work of the last winter.</p>"));

    /// <summary>The page, with something put into its head, before its article, into it and behind it.</summary>
    public static string With(string head = "", string before = "", string body = "", string after = "", string title = Title, string attributes = "lang=\"en\"") =>
        $"""
        <!doctype html><html {attributes}><head><meta charset="utf-8"><title>{title} - The Coast Post</title>{head}</head><body>{before}
        <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <article><h1>{title}</h1><p class="byline">By Jane Doe</p>
        <p>The harbour of the old town was at the centre of attention on Tuesday, when several hundred visitors came to see what had changed since the spring.</p>
        <p>{Sentence}</p>{body}
        <p>The costs will be shared between the town and the region, and the first part of the money should arrive before the end of the year, according to the treasurer.</p>
        </article><footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer>{after}</body></html>
        """;
}
