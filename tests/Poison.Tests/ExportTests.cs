using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ingestion.Poison.Tests.Pipe;
using Ingestion.Standalone.Tests;

namespace Ingestion.Poison.Tests;

/// <summary>No text of a page becomes markup or a statement in what is written of it.</summary>
public sealed partial class ExportTests
{
    private const string Script = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>";

    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "link", "body", "article", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "address", "time", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "th", "td", "figure", "figcaption", "img", "a",
    ];

    private static readonly string[] Attributes = ["charset", "lang", "dir", "name", "content", "rel", "href", "src", "alt", "datetime"];

    [Fact]
    public async Task Html_holds_none_but_our_own_elements_and_addresses_of_the_web()
    {
        var html = await ExtractAsync("html");

        foreach (Match tag in Tag().Matches(html))
        {
            Assert.Contains(tag.Groups[1].Value, Elements);
            Assert.All(Attribute().Matches(tag.Groups[2].Value), attribute => Assert.Contains(attribute.Groups[1].Value, Attributes));
            Assert.All(
                Attribute().Matches(tag.Groups[2].Value).Where(attribute => attribute.Groups[1].Value is "href" or "src"),
                attribute => Assert.Matches("^https?://", attribute.Groups[2].Value));
        }

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_reads_as_text_what_was_text()
    {
        // Within a fence all is text (CommonMark 0.31, section 4.5), and only as long a fence ends it.
        var markdown = Fenced().Replace(await ExtractAsync("markdown"), "");

        Assert.DoesNotMatch(@"(?<!\\)<(script|img|svg)", markdown);
        Assert.DoesNotMatch(@"\]\((javascript|data|file):", markdown);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    public async Task Json_is_one_object_whatever_the_page_says(string format)
    {
        var json = await ExtractAsync(format);

        var article = Assert.IsType<JsonObject>(JsonNode.Parse(json));
        Assert.Contains("alert(1)", (string)article["text"]!, StringComparison.Ordinal);
        if (format == "jsonl")
            Assert.Single(json.TrimEnd('\n').Split('\n'));
    }

    private static async Task<string> ExtractAsync(string format)
    {
        var escaped = Script.Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
        var page = GoodPage.With(
            title: $"The harbour {escaped} reopens after the storm",
            head: $"<meta name=author content=\"Jane {escaped} Doe\"><meta property=og:site_name content=\"{escaped}\"><meta name=description content=\"{escaped}\"><meta name=keywords content=\"{escaped}\"><link rel=canonical href=\"javascript:alert(1)\"><link rel=license href=\"data:text/html,{escaped}\">",
            body: $"""
                <h2>{escaped}</h2><p>The quay {escaped} was mended with stones that had been brought from the north by ship.</p><pre>{escaped}
                ```
                {escaped}</pre>
                <ul><li>{escaped} is an item of the list</ul><blockquote>{escaped} was said at the quay by the treasurer of the town</blockquote><table><tr><th>{escaped}<th>b<tr><td>{escaped}<td>|</table>
                <figure><img src="javascript:alert(1)" alt="{escaped}"><figcaption>{escaped}</figcaption></figure><figure><img src="http://example.org/a.png&quot; onerror=&quot;alert(1)" alt="{escaped}"></figure><iframe src="javascript:alert(1)"></iframe>
                {Script}
                """);
        var run = await CommandRun.Of(["extract", "-", "--format", format], page);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    [GeneratedRegex("^(`{3,})[^\\n]*\\n.*?^\\1`*[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("</?([A-Za-z0-9]+)([^>]*)>")]
    private static partial Regex Tag();

    [GeneratedRegex("([A-Za-z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute();
}
