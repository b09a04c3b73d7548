using Ingestion.Extraction.Models;
using Ingestion.Extraction.Tests.Models;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.TextDump;

public class LineLexiconTests
{
    private static readonly ModelSignature Signature = new("test.lexicon", "test", LineLexicon.Layout, "body");

    [Fact]
    public void Odds_are_the_intercept_and_the_mean_of_the_weights_by_the_root_of_their_number()
    {
        var line = LineWords.Read("the harbour pilots");
        var keys = LineLexicon.Keys(line);
        var lexicon = LineLexicon.Load(Signature, File(intercept: 0.5f, keys.ToDictionary(key => key, _ => 2f)));

        Assert.Equal(0.5f + (2 * MathF.Sqrt(keys.Length)), lexicon.Odds(line), 3);
        Assert.Equal(0.5f, LineLexicon.Load(Signature, File(intercept: 0.5f, [])).Odds(line), 3);
    }

    [Fact]
    public void Order_of_words_is_known()
        => Assert.NotEqual(LineLexicon.Keys(LineWords.Read("read more news")), LineLexicon.Keys(LineWords.Read("news more read")));

    [Fact]
    public void Numbers_of_as_many_digits_are_one_word()
    {
        Assert.Equal(LineLexicon.Keys(LineWords.Read("12 May 2021")), LineLexicon.Keys(LineWords.Read("31 May 1999")));
        Assert.NotEqual(LineLexicon.Keys(LineWords.Read("12 May 2021")), LineLexicon.Keys(LineWords.Read("1 May 2021")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("again")]
    [InlineData("again again again again again again again again")]
    public void Keys_stand_once_and_in_order(string text)
    {
        var keys = LineLexicon.Keys(LineWords.Read(text));

        Assert.NotEmpty(keys);
        Assert.Equal(keys.Distinct().Order(), keys);
        Assert.All(keys, key => Assert.InRange(key, 0, LineLexicon.Buckets - 1));
    }

    [Fact]
    public void Line_of_any_length_has_odds()
    {
        var lexicon = LineLexicon.Load(Signature, File(intercept: 0, []));

        Assert.Equal(0, lexicon.Odds(LineWords.Read(string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"word{number}")))), 3);
    }

    [Fact]
    public void File_that_ends_early_is_refused()
        => Assert.Throws<InvalidDataException>(() => LineLexicon.Load(Signature, File(intercept: 0, []).AsMemory(..^2)));

    private static byte[] File(float intercept, Dictionary<int, float> weights)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("LEXI"u8);
        writer.Write(1);
        ModelNames.Write(writer, Signature.Features.Names);
        ModelNames.Write(writer, Signature.Outputs);
        writer.Write(intercept);
        for (var bucket = 0; bucket < LineLexicon.Buckets; bucket++)
            writer.Write((Half)weights.GetValueOrDefault(bucket));
        writer.Flush();
        return bytes.ToArray();
    }
}
