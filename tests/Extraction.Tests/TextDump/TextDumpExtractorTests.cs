using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.TextDump;

public class TextDumpExtractorTests
{
    private const int TenMebibytes = 10 * 1024 * 1024;

    public static TheoryData<string> LargeTexts => ["one line", "one word", "short lines", "one line again and again", "sentences", "menus", "markdown", "brackets", "quotes", "digits", "blank", "zero"];

    [Theory]
    [MemberData(nameof(LargeTexts))]
    public void Any_large_text_gives_a_result(string kind)
    {
        var article = TextDumpExtractor.Extract(Large(kind), "", TestContext.Current.CancellationToken);
        Assert.NotNull(article.Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \t\n")]
    [InlineData("\uFEFF")]
    [InlineData("- ")]
    [InlineData(":")]
    [InlineData("a")]
    [InlineData("\0\u0001\uD800")]
    [InlineData("—\n—\n—\nHome\nShare\nMenu\nSearch")]
    public void Hardly_any_text_gives_hardly_any_article(string text)
    {
        var article = TextDumpExtractor.Extract(text, "", TestContext.Current.CancellationToken);
        Assert.True(article.Text.Length <= text.Length);
    }

    [Fact]
    public void Cancellation_is_honoured()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => TextDumpExtractor.Extract(new FarmPage().Text, "", cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => TextDumpExtractor.Extract("# Notes\n\ntext", "", cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => TextDumpExtractor.Extract("Notes\n\ntext\n\nmore text", "", cancelled.Token));
    }

    [Fact]
    public void Same_text_gives_the_same_article()
    {
        var text = new FarmPage().Text;
        var first = TextDumpExtractor.Extract(text, "", TestContext.Current.CancellationToken);
        var second = TextDumpExtractor.Extract(text.ReplaceLineEndings("\r\n"), "", TestContext.Current.CancellationToken);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Title, second.Title);
    }

    [Fact]
    public void Dumps_of_the_corpus_reach_the_bar()
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        var score = new BodyScore();
        var empty = new List<string>();
        foreach (var (id, text) in Corpus.Dumps())
        {
            var truth = Corpus.TruthOf(id);
            if (truth.Source is "mozilla" or "wcxb" || truth.Text is null)
                continue;
            var article = TextDumpExtractor.Extract(text, truth.Url ?? "", TestContext.Current.CancellationToken);
            score.Add(truth.Text, article.Text);
            if (article.Kind != PageKind.Article || article.Text.Length == 0)
                empty.Add(id);
        }

        Assert.True(score.F1 >= 0.95, $"body F1 {score.F1:0.000}, precision {score.Precision:0.000}, recall {score.Recall:0.000}");
        Assert.Empty(empty);
    }

    [Fact]
    public void Articles_of_the_corpus_as_written_text_stay_whole()
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        var score = new BodyScore();
        foreach (var (id, _) in Corpus.Dumps())
        {
            var truth = Corpus.TruthOf(id);
            if (truth.Source is "mozilla" or "wcxb" || truth.Text is null)
                continue;
            var document = "A headline of one line\n\n" + string.Join("\n\n", truth.Text.Split('\n'));
            score.Add(truth.Text, TextDumpExtractor.Extract(document, "", TestContext.Current.CancellationToken).Text);
        }

        Assert.True(score.Recall >= 0.99, $"recall {score.Recall:0.000}");
    }

    private static string Large(string kind)
    {
        var unit = kind switch
        {
            "one line" => "The council will meet again in January. ",
            "one word" => "word",
            "short lines" => "ab\n",
            "one line again and again" => "The council will meet again in January, and the towns want more ferries.\n",
            "sentences" => "",
            "menus" => "- Home\n- Share\nRelated\nTags:\n- one\nBy Jane Doe\n7 April 2025\n",
            "markdown" => "# A\n\n- [a](b) *c* `d`\n> e\n",
            "brackets" => "# [[(<![`*_",
            "quotes" => ">>>>\"\"\"\"",
            "digits" => "12.04.2025 10:11:12 ",
            "blank" => "a\n\n",
            _ => "\0",
        };
        var text = new StringBuilder(TenMebibytes);
        var number = 0;
        while (text.Length < TenMebibytes)
            text.Append(unit.Length > 0 ? unit : $"Sentence {++number} of many says that the {number % 97} ferries, and the {number % 89} boats, stop early.\n");
        return text.ToString();
    }
}
