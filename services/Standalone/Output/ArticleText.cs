using System.Globalization;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Hosting.Logging;

namespace Ingestion.Standalone.Output;

/// <summary>An article as a person reads it in a terminal.</summary>
internal static class ArticleText
{
    /// <summary>Title, a line of what is known about it, and the text with an empty line between blocks.</summary>
    public static string Write(Article article)
    {
        var text = new StringBuilder();
        if (article.Title.Length > 0)
            text.Append(article.Title).Append('\n');
        var about = About(article);
        if (about.Length > 0)
            text.Append(about).Append('\n');
        foreach (var block in article.Blocks.Where(block => !block.IsMedia))
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(block.Kind == BlockKind.ListItem ? "- " : "").Append(block.Text).Append('\n');
        }

        return PlainText.Lines(text.ToString());
    }

    /// <summary>The kind where it is no article, site, date, authors, length and confidence, as far as known, in one line.</summary>
    public static string About(Article article)
    {
        var parts = new List<string>();
        if (article.Kind != PageKind.Article)
            parts.Add(article.Kind.ToString().ToLowerInvariant());
        if (article.SiteName.Length > 0)
            parts.Add(article.SiteName);
        if (article.Published.Length > 0)
            parts.Add(article.Published);
        if (article.Authors.Count > 0)
            parts.Add(string.Join(", ", article.Authors));
        parts.Add($"{article.Text.Length:N0} characters");
        if (article.Confidence > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"confidence {article.Confidence:0.00}"));
        return PlainText.OneLine(string.Join(" · ", parts));
    }
}
