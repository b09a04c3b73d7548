namespace Ingestion.Extraction.Tests.Html;

/// <summary>
/// The body of news pages against the evaluation corpus. The models were fitted on these pages, so this guards the code
/// around them; the cross-validated figures are tests/training's.
/// </summary>
public sealed class CorpusBodyTests
{
    private const double Floor = 0.90;

    [Fact]
    public void Bodies_of_the_headline_sources_reach_the_floor()
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        var extractor = new ArticleExtractor();
        var score = new BodyScore();
        var pages = Corpus.Pages().Where(page => page.Id.StartsWith("sh-", StringComparison.Ordinal) || page.Id.StartsWith("fu-", StringComparison.Ordinal));

        foreach (var (id, bytes) in pages)
        {
            var truth = Corpus.TruthOf(id);
            var article = extractor.Extract(
                new Page { Bytes = bytes, MediaType = "text/html", Charset = truth.Encoding ?? "", Url = truth.Url ?? "" }, TestContext.Current.CancellationToken);
            score.Add(truth.Text!, article.Text);
        }

        Assert.True(score.F1 >= Floor, $"Body F1 is {score.F1:0.000} (precision {score.Precision:0.000}, recall {score.Recall:0.000}); the floor is {Floor}.");
    }
}
