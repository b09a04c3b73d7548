using Ingestion.Storage.Search;
using MongoDB.Bson;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// Every token of an article once, with how much the article is about it: the term part of Okapi BM25 (Robertson and
/// Zaragoza, "The Probabilistic Relevance Framework", 2009) over weighted fields. The part that tells rare words from
/// common ones is left out: it changes with every article written.
/// </summary>
internal sealed record TokenWeights
{
    private const double Title = 10, Subtitle = 4, Text = 1, Names = 2;

    // The usual constants, those of SQLite's bm25 too; an average length that moves would make equal articles unequal.
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;
    private const double TypicalLength = 500;

    private const string Gap = "\u241F";

    /// <summary>The tokens, in the order in which they first stand.</summary>
    public required BsonArray Tokens { get; init; }

    /// <summary>The weight of each.</summary>
    public required BsonArray Weights { get; init; }

    /// <summary>Those of an article's text.</summary>
    public static TokenWeights Of(SearchableText text)
    {
        var frequencies = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        var length = Count(text.Title, Title, frequencies) + Count(text.Subtitle, Subtitle, frequencies)
            + Count(text.Text, Text, frequencies) + Count(text.Names, Names, frequencies);
        var norm = Saturation * (1 - LengthShare + LengthShare * length / TypicalLength);
        return new TokenWeights
        {
            Tokens = new BsonArray(frequencies.Keys),
            Weights = new BsonArray(frequencies.Values.Select(frequency => frequency * (Saturation + 1) / (frequency + norm))),
        };
    }

    private static int Count(string tokens, double weight, OrderedDictionary<string, double> frequencies)
    {
        var length = 0;
        foreach (var token in tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (token == Gap)
                continue;
            frequencies[token] = frequencies.GetValueOrDefault(token) + weight;
            length++;
        }
        return length;
    }
}
