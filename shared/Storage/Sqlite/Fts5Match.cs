using Ingestion.Storage.Search;

namespace Ingestion.Storage.Sqlite;

/// <summary>
/// Queries in the language of FTS5 (sqlite.org/fts5.html, section 3). Tokens hold letters, digits and marks only, so
/// between double quotes nothing of them can be syntax.
/// </summary>
internal static class Fts5Match
{
    /// <summary>All phrases, each in any column.</summary>
    public static string Anywhere(SearchQuery query) => string.Join(" AND ", query.Phrases.Select(Phrase));

    /// <summary>All phrases in the title.</summary>
    public static string InTitle(SearchQuery query) => $"title : ({Anywhere(query)})";

    private static string Phrase(SearchPhrase phrase) => $"\"{string.Join(' ', phrase.Tokens)}\"{(phrase.LastIsPrefix ? " *" : "")}";
}
