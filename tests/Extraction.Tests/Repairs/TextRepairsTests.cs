using System.Text;
using CsCheck;
using Ingestion.Contracts;
using Ingestion.Extraction.Repairs;

namespace Ingestion.Extraction.Tests.Repairs;

public sealed class TextRepairsTests
{
    private const string Title = "The river rose over night";

    [Theory]
    [InlineData("CafÃ© owners say they arenâ€™t afraid", "Café owners say they aren’t afraid")]
    [InlineData("â€œWe have seen floods,â€\u009d said the mayor", "“We have seen floods,” said the mayor")]
    [InlineData("FÃ¼r die BÃ¼rger", "Für die Bürger")]
    [InlineData("Itâ€™s Â£5 or Â€4", "It’s £5 or Â€4")]
    [InlineData("\u00C3\u00A2\u00E2\u201A\u00AC\u00E2\u201E\u00A2 and \u00C3\u0192\u00C2\u00A9", "’ and é")]
    public void Text_that_was_read_in_the_wrong_charset_is_mended(string broken, string whole)
    {
        var mended = TextRepairs.Mend(Title, Blocks(broken));

        Assert.Equal(whole, mended.Blocks[0].Text);
        Assert.All(mended.Repairs, repair => Assert.Equal("mojibake", repair.Kind));
        AssertUndone(Title, Blocks(broken), mended);
    }

    [Fact]
    public void Text_of_another_script_is_mended_when_it_is_nothing_else()
    {
        const string Whole = "Вода в реке поднялась за ночь на два метра";
        var broken = Wrong(Whole);

        Assert.Equal(Whole, TextRepairs.Mend("Title", Blocks(broken)).Blocks[0].Text);
    }

    [Theory]
    [InlineData("Café owners aren’t afraid, says São Paulo’s mayor, SÃO PAULO")]
    [InlineData("The letters Ã© are an example of what happens")]
    [InlineData("Â« ou Ã » SÃO NÃO Ó JOÃO à l’été")]
    [InlineData("naïve façade, über, señor, Ångström, Ærø, Ÿ")]
    public void Text_that_is_right_stays(string text) => AssertStays(Title, text);

    [Fact]
    public void Code_stays()
    {
        Block[] blocks = [new() { Kind = BlockKind.Preformatted, Text = "\"CafÃ©\" != \"donâ€™t\"" }];

        Assert.Empty(TextRepairs.Mend(Title, blocks).Repairs);
    }

    [Fact]
    public void Word_parted_at_the_end_of_a_printed_line_is_joined_when_the_text_knows_it()
    {
        var mended = TextRepairs.Mend(Title, Blocks("A good exam- ple of a flood.", "Another example is the bridge, for exam-", "ple, that was closed."));

        Assert.Equal(["A good example of a flood.", "Another example is the bridge, for example, that was closed."], mended.Blocks.Select(block => block.Text));
        Assert.All(mended.Repairs, repair => Assert.Equal("hard-hyphen", repair.Kind));
        AssertUndone(Title, Blocks("A good exam- ple of a flood.", "Another example is the bridge, for exam-", "ple, that was closed."), mended);
    }

    [Theory]
    [InlineData("The pre- and postwar years, the preand.", "A two- to three-year plan")]
    [InlineData("Vor- und Nachteile", "Die Nachteile und Vorteile")]
    [InlineData("a well- known name", "The wellknown and well-known name")]
    [InlineData("An exam- ple that stands alone", "Nothing else")]
    public void Hyphen_that_belongs_there_stays(string first, string second) => AssertStays(Title, first, second);

    [Theory]
    [InlineData("The river rose over night The river rose over night")]
    [InlineData("The river rose over nightThe river rose over night")]
    [InlineData("The river rose over night | The river rose over night")]
    public void Headline_that_stands_twice_is_cut_to_one(string title)
    {
        var mended = TextRepairs.Mend(title, []);

        Assert.Equal(Title, mended.Title);
        Assert.Equal("duplicated-headline", Assert.Single(mended.Repairs).Kind);
        AssertUndone(title, [], mended);
    }

    [Theory]
    [InlineData("New York, New York")]
    [InlineData("Never again, never again")]
    [InlineData("Boys will be boys will be boys")]
    [InlineData("")]
    [InlineData("-")]
    public void Headline_that_says_a_thing_twice_stays(string title) => AssertStays(title, "A text.");

    [Fact]
    public void Every_repair_can_be_undone()
    {
        var word = OneOf(
            "example", "exam- ple", "exam-", "ple", "donâ€™t", "CafÃ©", "Café", "Quarzon Exchange", "Quarzon Exchangethe", "Quarzon Exchange:", "the", "river", "rose", "Ã", "Â", "-", "well-known",
            Wrong("Вода"), "\u00C3\u0192\u00C2\u00A9");
        var line = word.Array[0, 12].Select(words => string.Join(' ', words));
        var titles = line.Select(Gen.Bool, (text, isTwice) => $"Quarzon Exchange:{text} The river rose over night" + (isTwice ? $"Quarzon Exchange:{text} The river rose over night" : ""));
        var blocks = Gen.Select(line, OneOf(BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.Image)).Array[0, 12]
            .Select(all => all.Select(one => new Block { Kind = one.Item2, Text = one.Item2 == BlockKind.Image ? "" : one.Item1 }).ToArray());
        var mended = 0;

        Gen.Select(titles, blocks).Sample(
            (title, texts) =>
            {
                var result = TextRepairs.Mend(title, texts);
                Interlocked.Add(ref mended, result.Repairs.Count);
                AssertUndone(title, texts, result);
            },
            iter: 3_000);

        Assert.True(mended > 1_000);
    }

    [Fact]
    public void Text_without_broken_places_comes_back_as_it_is()
    {
        var blocks = Blocks("One.", "Two – with a dash - and another.");

        var mended = TextRepairs.Mend(Title, blocks);

        Assert.Same(blocks, mended.Blocks);
        Assert.Empty(mended.Repairs);
    }

    [Fact]
    public void Body_too_long_to_be_an_article_is_left_as_it_is()
    {
        string[] texts = ["The Caf\u00C3\u00A9 opened.", new string('x', 1_000_000)];

        AssertStays("Title", texts);
    }

    private static void AssertStays(string title, params string[] texts)
    {
        var mended = TextRepairs.Mend(title, Blocks(texts));

        Assert.Empty(mended.Repairs);
        Assert.Equal(title, mended.Title);
        Assert.Equal(texts, mended.Blocks.Select(block => block.Text));
    }

    private static void AssertUndone(string title, IReadOnlyList<Block> blocks, Mended mended)
    {
        var whole = new Article { Kind = PageKind.Article, Title = title, Blocks = blocks };

        var undone = TextRepairs.Undo(whole with { Title = mended.Title, Blocks = mended.Blocks, Repairs = mended.Repairs });

        Assert.Equal(title, undone.Title);
        Assert.Equal(whole.Text, undone.Text);
        Assert.Empty(undone.Repairs);
    }

    private static Gen<TValue> OneOf<TValue>(params TValue[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>UTF-8 read as ISO 8859-1.</summary>
    private static string Wrong(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static Block[] Blocks(params string[] texts) => [.. texts.Select(text => new Block { Kind = BlockKind.Paragraph, Text = text })];
}
