using System.Globalization;
using System.Net;
using System.Text;

namespace Ingestion.Extraction.Tests.Html;

/// <summary>Texts far longer than a news page, as a bare page and as a text dump: a novel's chapter is as much body as a report.</summary>
public sealed class LongPageTests
{
    /// <summary>The least share of the text that is kept, and of what is kept that is text.</summary>
    private const double Floor = 0.95;

    private const string Title = "A long report";

    private static readonly string[] Subjects = ["The harbour master", "Her neighbour", "A crew of nine", "The town council", "An old friend of the family", "The engineer", "Nobody on the pier", "The last ferry"];

    private static readonly string[] Verbs = ["had seen", "described", "would not accept", "repaired", "kept a record of", "spoke about", "never mentioned", "waited for"];

    private static readonly string[] Objects = ["the lights beyond the mole", "what the storm had left behind", "a letter from the capital", "the price of the new nets", "every crossing since the spring", "the engine in the lower deck", "a house with green shutters", "the long winter"];

    private static readonly string[] Ends = ["before the bells rang", "although the wind had turned", "as the papers wrote the next day", "in a voice that carried over the water", "without asking for money", "for the third time that week", "and went home by the coast road", "while the children slept"];

    [Theory]
    [InlineData(20_000)]
    [InlineData(200_000)]
    [InlineData(900_000)]
    public void A_long_page_of_prose_is_kept(int letters)
        => Holds(Prose(letters));

    [Theory]
    [InlineData("en", 20_000)]
    [InlineData("en", 60_000)]
    [InlineData("en", 250_000)]
    [InlineData("en", 900_000)]
    [InlineData("de", 50_000)]
    [InlineData("de", 200_000)]
    public void A_long_page_of_reports_is_kept(string language, int letters)
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        Holds(Reports(language, letters));
    }

    private static void Holds(IReadOnlyList<string> paragraphs)
    {
        var markup = string.Concat(paragraphs.Select(text => $"<p>{WebUtility.HtmlEncode(text)}</p>"));
        var bare = Kept(paragraphs, $"<!doctype html><title>{Title}</title><article><h1>{Title}</h1>{markup}</article>", "text/html");
        var dump = Kept(paragraphs, $"{Title}\n\n{string.Join('\n', paragraphs)}\n", "text/plain");

        Assert.True(bare >= Floor && dump >= Floor, string.Create(CultureInfo.InvariantCulture, $"Of the page {bare:0.000} is kept and of the dump {dump:0.000}; the floor is {Floor}."));
    }

    private static double Kept(IReadOnlyList<string> paragraphs, string content, string mediaType)
    {
        var page = new Page { Bytes = Encoding.UTF8.GetBytes(content), MediaType = mediaType };
        var article = new ArticleExtractor().Extract(page, TestContext.Current.CancellationToken);
        var score = new BodyScore();
        score.Add(string.Join('\n', paragraphs), article.Text);
        return Math.Min(score.Recall, score.Precision);
    }

    private static List<string> Prose(int letters)
    {
        var random = new Random(letters);
        var paragraphs = new List<string>();
        for (var length = 0; length < letters; length += paragraphs[^1].Length)
            paragraphs.Add(string.Join(' ', Enumerable.Range(0, random.Next(2, 7)).Select(_ => $"{Any(Subjects)} {Any(Verbs)} {Any(Objects)} {Any(Ends)}.")));
        return paragraphs;

        string Any(string[] words) => words[random.Next(words.Length)];
    }

    private static List<string> Reports(string language, int letters)
    {
        var paragraphs = new List<string>();
        var length = 0;
        foreach (var truth in Corpus.Articles().Where(truth => (truth.Language ?? "en") == language))
        {
            foreach (var line in truth.Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (length > letters)
                    return paragraphs;
                paragraphs.Add(line);
                length += line.Length;
            }
        }
        return paragraphs;
    }
}
