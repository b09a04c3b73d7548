namespace Ingestion.Storage.Search;

/// <summary>
/// A user's query, read. All its phrases must be found; a plain word is a phrase of one token, and what the analyzer cuts
/// into several (<c>covid-19</c>, <c>北京市</c>) is a phrase of several. Words between double quotes are one phrase; a
/// quote that is never closed is passed over. Nothing else is syntax: operators of any store are words or part words.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>The largest number of phrases: those beyond it are passed over, so that a pasted page finds its like.</summary>
    public const int MostPhrases = 100;

    /// <summary>The phrases, each once. Empty when the query has no word; then it finds nothing.</summary>
    public required IReadOnlyList<SearchPhrase> Phrases { get; init; }

    /// <summary>Reads a query. Any text is taken.</summary>
    public static SearchQuery Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var phrases = new List<SearchPhrase>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var rest = query.AsSpan();
        while (!rest.IsEmpty && phrases.Count < MostPhrases)
        {
            var stretch = NextStretch(ref rest);
            if (SearchPhrase.Read(stretch) is { } phrase && known.Add(phrase.ToString()))
                phrases.Add(phrase);
        }
        return new SearchQuery { Phrases = phrases };
    }

    private static ReadOnlySpan<char> NextStretch(ref ReadOnlySpan<char> rest)
    {
        if (IsQuote(rest[0]))
        {
            var closing = IndexOfQuote(rest[1..]);
            var quoted = closing < 0 ? [] : rest.Slice(1, closing);
            rest = rest[(closing < 0 ? 1 : closing + 2)..];
            return quoted;
        }
        var length = 1;
        while (length < rest.Length && !Parts(rest[length]))
            length++;
        var word = rest[..length];
        rest = rest[length..];
        return word;
    }

    private static int IndexOfQuote(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (IsQuote(text[index]))
                return index;
        }
        return -1;
    }

    private static bool IsQuote(char character) => character is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\uFF02';

    // East Asian commas and full stops have no space behind them, yet part words as a space does.
    private static bool Parts(char character) =>
        char.IsWhiteSpace(character) || IsQuote(character)
        || character is (>= '\u3001' and <= '\u3003') or '\u30FB' or '\uFF01' or '\uFF0C' or '\uFF1A' or '\uFF1B' or '\uFF1F';
}

/// <summary>Tokens that must stand one after the other.</summary>
public sealed record SearchPhrase
{
    /// <summary>The tokens; at least one.</summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>
    /// Whether the last token may go on: a single character of a script without spaces, which any token that begins with
    /// it holds.
    /// </summary>
    public required bool LastIsPrefix { get; init; }

    /// <summary>The tokens, parted by spaces, with <c>*</c> behind a last one that may go on.</summary>
    public override string ToString() => string.Join(' ', Tokens) + (LastIsPrefix ? "*" : "");

    /// <summary>The phrase a stretch of a query makes; null when it holds no word.</summary>
    internal static SearchPhrase? Read(ReadOnlySpan<char> stretch)
    {
        var tokens = new List<string>();
        var last = TokenKind.Word;
        var reader = new TokenReader(stretch);
        while (reader.Read())
        {
            tokens.Add(reader.Token.ToString());
            last = reader.Kind;
        }
        if (tokens.Count == 0)
            return null;
        // In a longer text the run may go on where the query's run ends, so its end must not be asked for.
        if (last == TokenKind.RunEnd)
            tokens.RemoveAt(tokens.Count - 1);
        return new SearchPhrase { Tokens = tokens, LastIsPrefix = last == TokenKind.Single };
    }

    /// <summary>Whether the tokens, of which the phrase may be the last, end with it.</summary>
    internal bool IsEndOf(IReadOnlyList<string> tokens)
    {
        var first = tokens.Count - Tokens.Count;
        if (first < 0)
            return false;
        for (var index = Tokens.Count - 1; index >= 0; index--)
        {
            var prefix = LastIsPrefix && index == Tokens.Count - 1;
            var same = prefix
                ? tokens[first + index].StartsWith(Tokens[index], StringComparison.Ordinal)
                : string.Equals(tokens[first + index], Tokens[index], StringComparison.Ordinal);
            if (!same)
                return false;
        }
        return true;
    }
}
