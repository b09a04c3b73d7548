using System.Text;

namespace Ingestion.Storage.Search;

/// <summary>
/// Cuts text into the tokens that every home of the store indexes and that every query is made of, so that all homes
/// match the same articles.
/// <list type="bullet">
/// <item>Characters take their compatibility form (Ａ is A, ﬁ is fi), lower case and no accent: ß is ss, æ ae, ø o, ł l;
/// digits of all scripts are 0 to 9. Marks stay where they are letters: Indic, Thai, Tibetan and others.</item>
/// <item>A word is a row of letters, digits and marks. Everything else parts words, apostrophes and hyphens too
/// (<c>O'Brien</c> is <c>o</c> <c>brien</c>, <c>3.5</c> is <c>3</c> <c>5</c>), so that <c>homme</c> finds <c>l'homme</c>;
/// a query takes such tokens as a phrase.</item>
/// <item>Scripts without spaces (Han, kana, Thai, Lao, Khmer, Myanmar and others) and Hangul are pairs of neighbouring
/// characters, and the last character alone: <c>北京市</c> is <c>北京</c> <c>京市</c> <c>市</c>.</item>
/// <item>Soft hyphens, joiners and direction marks are dropped. Of a token longer than <see cref="LongestToken"/> the rest
/// is cut off.</item>
/// </list>
/// </summary>
public static class TextAnalyzer
{
    /// <summary>Length of the longest token, in UTF-16 code units: longer ones are addresses, encoded bytes and the like.</summary>
    public const int LongestToken = 100;

    /// <summary>The tokens of a text, in its order. Any text is taken, half surrogate pairs too.</summary>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var reader = new TokenReader(text);
        while (reader.Read())
            tokens.Add(reader.Token.ToString());
        return tokens;
    }

    /// <summary>Adds the tokens of a text, parted by spaces.</summary>
    internal static void AppendTokens(StringBuilder tokens, string text)
    {
        var reader = new TokenReader(text);
        while (reader.Read())
        {
            if (tokens.Length > 0)
                tokens.Append(' ');
            tokens.Append(reader.Token);
        }
    }
}
