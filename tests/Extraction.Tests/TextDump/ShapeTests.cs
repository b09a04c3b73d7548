using Ingestion.Contracts;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.TextDump;

/// <summary>The article does not depend on the dump's shape.</summary>
public class ShapeTests
{
    private const int Pages = 100;

    private static readonly Lazy<string[]> Seed = new(() => File.ReadAllLines(Path.Combine(Repository.Root, "seeds", "000_b2a70b9ea967042c.txt")).Where(line => line.Trim().Length > 0).ToArray());

    public static TheoryData<string> Shapes => [.. DumpShapes.Names];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Seed_gives_the_same_article_in_every_shape(string shape)
    {
        var plain = Extract(string.Join('\n', Seed.Value));

        var article = Extract(DumpShapes.Of(shape, Seed.Value));

        AssertSameFields(plain, article);
        Assert.Equal(plain.Contributors, article.Contributors);
        Assert.Equal(plain.Publisher, article.Publisher);
        Assert.Equal(plain.SiteName, article.SiteName);
        Assert.Equal(plain.Section, article.Section);
        Assert.Equal(plain.OriginalSource, article.OriginalSource);
        Assert.Equal(plain.Topics, article.Topics);
        Assert.Equal(Words(plain.Text), Words(article.Text));
    }

    // A reader's short comment and the long one below it, which begins small, are joined as pieces of a sentence, but not
    // where the long one is wrapped. With other lines below it, a paragraph judged at 0.49 is judged at 0.53.
    private static readonly string[] Unlike = ["dn-pl-se-pl-f45cbbd8, paragraphs wrapped at 72: 0.96"];

    [Fact]
    public void Pages_of_the_corpus_give_the_same_article_in_every_shape()
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        var unlike = new List<string>();
        var pages = Corpus.Dumps().Where(dump => Corpus.TruthOf(dump.Id).Source is "scrapinghub" or "fundus" or "daniel").ToList();
        foreach (var (id, text) in pages.Where((_, index) => index % (pages.Count / Pages) == 0).Take(Pages))
        {
            var lines = text.Split('\n').Where(line => line.Trim().Length > 0).ToList();
            var plain = Extract(text);
            foreach (var shape in (string[])["blank lines", "some blank lines", "paragraphs wrapped at 72", "indented", "carriage returns", "tabs", "no-break spaces"])
            {
                var article = Extract(DumpShapes.Of(shape, lines));
                var f1 = plain.Text == article.Text ? 1 : new BodyScore().Add(DumpShapes.Letters(plain.Text), DumpShapes.Letters(article.Text));
                if (plain.Title != article.Title || plain.Published != article.Published || !plain.Authors.SequenceEqual(article.Authors) || plain.Language != article.Language || f1 < 0.98)
                    unlike.Add($"{id}, {shape}: {f1:0.00}");
            }
        }

        Assert.Equal(Unlike, unlike);
    }

    private static void AssertSameFields(Article plain, Article article)
    {
        Assert.Equal(plain.Kind, article.Kind);
        Assert.Equal(plain.Title, article.Title);
        Assert.Equal(plain.Authors, article.Authors);
        Assert.Equal(plain.Published, article.Published);
        Assert.Equal(plain.Modified, article.Modified);
        Assert.Equal(plain.Language, article.Language);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Article Extract(string text) => TextDumpExtractor.Extract(text, "", TestContext.Current.CancellationToken);
}
