using System.Text;

namespace Ingestion.Pipeline.Tests;

/// <summary>Pages made by rule, each with an article of its own.</summary>
internal static class GeneratedPages
{
    private static readonly string[] Places = ["harbour", "station", "museum", "library", "theatre", "market", "bridge", "observatory", "garden", "airport"];

    private static readonly string[] Events = ["reopens after the storm", "celebrates its anniversary", "closes for repairs", "gets a new director", "welcomes record crowds"];

    /// <summary>A word that only this page holds.</summary>
    public static string Mark(int number) => $"mark{number:D6}";

    public static string Title(int number) => $"The {Places[number % Places.Length]} {Events[number / Places.Length % Events.Length]}, report {number}";

    /// <summary>A news page with menu, article and footer.</summary>
    public static string Html(int number)
    {
        var place = Places[number % Places.Length];
        var html = new StringBuilder();
        html.Append($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Title(number)} - The Coast Post</title></head><body>");
        html.Append("<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/news\">News</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>");
        html.Append($"<article><h1>{Title(number)}</h1><p class=\"byline\">By Jane Doe</p>");
        html.Append($"<p>The {place} of the old town was at the centre of attention on Tuesday, when several hundred visitors came to see what had changed since the spring, as the {Mark(number)} report tells.</p>");
        html.Append($"<p>Officials said that the work on the {place} had taken longer than planned, because the winter had been colder than any other in the last {number % 40 + 10} years.</p>");
        html.Append("<p>The costs will be shared between the town and the region, and the first part of the money should arrive before the end of the year, according to the treasurer.</p>");
        html.Append("</article><footer><a href=\"/imprint\">Imprint</a> <a href=\"/privacy\">Privacy</a></footer></body></html>");
        return html.ToString();
    }
}
