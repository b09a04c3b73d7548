using CsCheck;
using Ingestion.Storage.Documents;
using Ingestion.Storage.Search;

namespace Ingestion.Storage.Tests.Search;

public sealed class SnippetTests
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 300).Select(number => $"word{number} "));

    [Fact]
    public void Short_text_is_its_own_snippet() => Assert.Equal("Some short text.", Around("Some  short\n\ttext. ", "short"));

    [Fact]
    public void Match_stands_between_whole_words_and_ellipses()
    {
        var snippet = Around(Long, "word200");

        Assert.InRange(snippet.Length, 200, Snippet.LongestSnippet);
        Assert.Equal('…', snippet[0]);
        Assert.Equal('…', snippet[^1]);
        var words = snippet[1..^1].Split(' ');
        Assert.Contains("word200", words);
        Assert.Contains("word195", words);
        Assert.All(words, word => Assert.Matches("^word[0-9]+$", word));
        Assert.Contains(snippet[1..^1], Long, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_phrase_is_looked_for() =>
        Assert.Contains("word20 word21", Around("word20 alone " + Long, "\"word20 word21\""), StringComparison.Ordinal);

    [Fact]
    public void Text_without_a_match_is_shown_from_its_beginning() =>
        Assert.StartsWith("word0 word1", Around(Long, "elsewhere"), StringComparison.Ordinal);

    [Fact]
    public void Accents_and_pairs_are_found_where_they_stand()
    {
        Assert.Contains("Straße", Around(Long + "die Straße " + Long, "STRASSE"), StringComparison.Ordinal);
        Assert.Contains("北京", Around(new string('一', 500) + "北京" + new string('二', 500), "北京"), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_snippet_is_short_well_formed_and_on_one_line() =>
        Gen.Select(TextAnalyzerTests.Texts.Array[0, 30], TextAnalyzerTests.Texts, Gen.Int[0, 2]).Sample((parts, query, glue) =>
        {
            var text = string.Join(((string[])["", " ", "𠮷"])[glue], parts.Select(part => new string([.. part.Where(character => !char.IsSurrogate(character))])));
            var snippet = Around(text, query);

            Assert.InRange(snippet.Length, 0, Snippet.LongestSnippet);
            Assert.True(WellFormed.Is(snippet));
            Assert.DoesNotContain(snippet, char.IsControl);
        }, iter: 3000);

    private static string Around(string text, string query) => Snippet.Around(text, SearchQuery.Parse(query));
}
