using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Storage.Search;

/// <summary>The tokens of an article, parted by spaces, in the four fields that a home indexes.</summary>
internal sealed record SearchableText
{
    /// <summary>
    /// Stands between two values of one field, so that no phrase is found across them. It is a symbol, and the analyzer
    /// makes no token of symbols.
    /// </summary>
    private const string Gap = " \u241F ";

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The line below the headline.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The body.</summary>
    public required string Text { get; init; }

    /// <summary>Who and what it is filed under: authors, contributors, publisher, site, section, topics, original source.</summary>
    public required string Names { get; init; }

    /// <summary>The tokens of an article whose <see cref="Article.Text"/> is given.</summary>
    public static SearchableText Of(Article article, string text) => new()
    {
        Title = Tokens(article.Title),
        Subtitle = Tokens(article.Subtitle),
        Text = Tokens(text),
        Names = string.Join(Gap,
            ((string[])[.. article.Authors, .. article.Contributors, article.Publisher, article.SiteName, article.Section,
                .. article.Topics, article.OriginalSource])
            .Select(Tokens)
            .Where(tokens => tokens.Length > 0)
            .Distinct(StringComparer.Ordinal)),
    };

    private static string Tokens(string text)
    {
        var tokens = new StringBuilder(text.Length + text.Length / 8);
        TextAnalyzer.AppendTokens(tokens, text);
        return tokens.ToString();
    }
}
