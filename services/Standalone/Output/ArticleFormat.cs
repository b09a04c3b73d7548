using System.CommandLine;
using Ingestion.Contracts;
using Ingestion.Extraction.Rendering;
using Ingestion.Hosting.Logging;

namespace Ingestion.Standalone.Output;

/// <summary>The forms an article is written in.</summary>
internal enum ArticleFormat
{
    /// <summary>For reading in a terminal.</summary>
    Text,

    /// <summary>CommonMark.</summary>
    Markdown,

    /// <summary>A page of HTML without style and script.</summary>
    Html,

    /// <summary>JSON for a person.</summary>
    Json,

    /// <summary>JSON, an object a line.</summary>
    Jsonl,
}

/// <summary>The option <c>--format</c>.</summary>
internal static class ArticleFormatOption
{
    public static Option<ArticleFormat> Create() => new("--format")
    {
        Description = "text, markdown, html, json or jsonl (an object a line).",
        HelpName = "FORMAT",
        CustomParser = result => Enum.TryParse<ArticleFormat>(result.Tokens[0].Value, ignoreCase: true, out var format) && Enum.IsDefined(format)
            ? format
            : Unknown(result),
    };

    /// <summary>The article in the form asked for, ending with a line break.</summary>
    public static string Write(this ArticleFormat format, string id, Article article) => format switch
    {
        ArticleFormat.Markdown => PlainText.Lines(ArticleMarkdown.Write(article)),
        ArticleFormat.Html => ArticleHtml.Write(article),
        ArticleFormat.Json => ArticleJson.Pretty(ArticleJson.Object(id, article)) + "\n",
        ArticleFormat.Jsonl => ArticleJson.Line(ArticleJson.Object(id, article)) + "\n",
        _ => ArticleText.Write(article),
    };

    private static ArticleFormat Unknown(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is no format: use text, markdown, html, json or jsonl");
        return default;
    }
}
