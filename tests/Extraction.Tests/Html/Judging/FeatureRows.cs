using System.Text;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Tests.Html.Judging;

/// <summary>Features of handmade pages, by name.</summary>
internal static class FeatureRows
{
    public delegate void Adding(int index, ref FeatureRow row);

    public static PageContext Page(string body, string title = "")
        => new(HtmlPage.Outline(new Page { Bytes = Encoding.UTF8.GetBytes(body), MediaType = "text/html" }, CancellationToken.None), title, "");

    public static Dictionary<string, float>[] Of(int blocks, Adding add)
        => [.. Enumerable.Range(0, blocks).Select(index =>
        {
            var (names, values) = (new List<string>(), new float[64]);
            var row = new FeatureRow(values, names);
            add(index, ref row);
            return names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        })];
}
