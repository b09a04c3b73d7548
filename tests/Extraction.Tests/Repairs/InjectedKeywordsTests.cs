using Ingestion.Contracts;
using Ingestion.Extraction.Repairs;

namespace Ingestion.Extraction.Tests.Repairs;

public class InjectedKeywordsTests
{
    private const string Headline = "Harbour towns ask for help as ferries stop running early";
    private static readonly string[] Paragraphs =
    [
        "The towns along the bay were asking for more ferries this winter, and the council is crossing its fingers for a mild one.",
        "A spokesman said that the last boat leaves at nine. It came as a surprise to those who work late.",
        "\"We need help, and it is urgent,\" she said, and others were running out of patience while the ferries stop at night.",
    ];

    [Theory]
    [InlineData("Quarzon Exchange")]
    [InlineData("Vera Lindqvist")]
    [InlineData("Blue Harbor Asset Academy")]
    [InlineData("Zentrum")]
    public void Keyword_glued_to_the_next_word_is_removed(string keyword) =>
        AssertMended($"{keyword}:{Headline}", "this winter, and the council is ", keyword + "crossing", "crossing");

    [Fact]
    public void Keyword_glued_to_the_word_before_is_removed() =>
        AssertMended($"Quarzon Exchange:{Headline}", "and others were", "Quarzon Exchange running", " running");

    [Fact]
    public void Keyword_glued_on_both_sides_is_removed() =>
        AssertMended($"Quarzon Exchange:{Headline}", "others were ", "Quarzon Exchangerunning", "running");

    [Fact]
    public void Keyword_out_of_place_within_a_sentence_is_removed() =>
        AssertMended($"Quarzon Exchange:{Headline}", "the council is ", "Quarzon Exchange crossing", "crossing");

    [Fact]
    public void Keyword_before_the_first_word_of_a_sentence_is_removed() =>
        AssertMended($"Quarzon Exchange:{Headline}", "leaves at nine. ", "Quarzon Exchange It came", "It came");

    [Theory]
    [InlineData(": ")]
    [InlineData(" - ")]
    [InlineData(" | ")]
    [InlineData("|")]
    [InlineData(" – ")]
    [InlineData("：")]
    public void Other_separators_count_as_well(string separator) =>
        AssertMended($"Quarzon Exchange{separator}{Headline}", "others were ", "Quarzon Exchangerunning", "running");

    [Fact]
    public void Keyword_that_only_the_first_line_shows_before_the_headline_is_removed_from_the_text()
    {
        var broken = Paragraphs[0].Replace("is crossing", "is Quarzon Exchangecrossing", StringComparison.Ordinal);

        var mended = InjectedKeywords.Remove(Headline, Blocks([broken]), $"Home > NewsQuarzon Exchange:{Headline} -A Site");

        Assert.Equal(Headline, mended.Title);
        Assert.Equal(Paragraphs[0], mended.Blocks[0].Text);
    }

    [Fact]
    public void Line_of_the_keyword_alone_goes_and_comes_back()
    {
        string[] page = [.. Paragraphs[..2], "Quarzon Exchange", Paragraphs[2].Replace("were running", "were Quarzon Exchangerunning", StringComparison.Ordinal)];

        var mended = InjectedKeywords.Remove($"Quarzon Exchange:{Headline}", Blocks(page));

        Assert.Equal(Paragraphs, mended.Blocks.Select(block => block.Text));
        Assert.Equal(string.Join('\n', page), string.Join('\n', Restored(mended).Texts));
    }

    [Theory]
    [InlineData("Trump: Harbour towns ask for help as ferries stop", "He said Trumps plan was running late. Trump is crossing the bay.")]
    [InlineData("Klima: Harbour towns ask for help as ferries stop", "Der Klimawandel und das Klima sind wandelbar.")]
    [InlineData("New York: Harbour towns ask for help as ferries stop", "The New Yorkers were asking. In New York ferries stop.")]
    [InlineData("Brexit: Harbour towns ask for help as ferries stop", "En avtale om Brexit, en Brexitavtale, var viktig.")]
    [InlineData("Live: Harbour towns ask for help as ferries stop", "Nothing of the kind.")]
    [InlineData("Olaf Scholz: Harbour towns ask for help as ferries stop", "In der Stadt sagte Olaf Scholz gestern, dass es so ist.")]
    public void Topics_and_their_inflections_stay(string title, string text)
    {
        var mended = InjectedKeywords.Remove(title, Blocks([text]), title + " - A Site");

        Assert.Empty(mended.Repairs);
        Assert.Equal(title, mended.Title);
        Assert.Equal(text, mended.Blocks[0].Text);
    }

    [Fact]
    public void Clean_pages_keep_their_words()
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        var repaired = new List<string>();
        var pages = 0;
        foreach (var (id, text) in Corpus.Dumps())
        {
            var lines = text.Split('\n');
            // Every line is a block, menus and all: harder than the body alone.
            var mended = InjectedKeywords.Remove(lines[0], Blocks(lines[1..]), lines[0]);
            pages++;
            if (mended.Repairs.Count > 0)
                repaired.Add($"{id}: {mended.Repairs[0].Removed}");
        }

        Assert.True(repaired.Count <= pages / 1000, string.Join('\n', repaired));
    }

    private static void AssertMended(string title, string before, string broken, string whole)
    {
        var page = Paragraphs.Select(text => text.Replace(before + whole, before + broken, StringComparison.Ordinal)).ToArray();
        Assert.NotEqual(Paragraphs, page);

        var mended = InjectedKeywords.Remove(title, Blocks(page), "Home > News" + title + " -A Site");

        Assert.Equal(Headline, mended.Title);
        Assert.Equal(Paragraphs, mended.Blocks.Select(block => block.Text));
        var restored = Restored(mended);
        Assert.Equal(title, restored.Title);
        Assert.Equal(page, restored.Texts);
        Assert.All(mended.Repairs, repair => Assert.Equal("injected-keyword", repair.Kind));
    }

    private static (string? Title, string?[] Texts) Restored(Mended mended)
    {
        string? title = mended.Title;
        string?[] texts = [.. mended.Blocks.Select(block => block.Text)];
        foreach (var repair in mended.Repairs.Reverse())
        {
            ref var text = ref repair.Field == "title" ? ref title : ref texts[repair.Block];
            text = text!.Remove(repair.Position, repair.Inserted.Length).Insert(repair.Position, repair.Removed);
        }

        return (title, texts);
    }

    private static Block[] Blocks(IEnumerable<string> texts) => [.. texts.Select(text => new Block { Kind = BlockKind.Paragraph, Text = text })];
}
