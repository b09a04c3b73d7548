using Ingestion.Contracts;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.TextDump;

/// <summary>Of a text that somebody wrote as text nothing is lost.</summary>
public class WrittenTextTests
{
    public static TheoryData<string, string> Texts => new()
    {
        {
            "letter", """
            Lieber Onkel Anton,

            vielen Dank für die Äpfel, die am Freitag heil angekommen sind. Nur zwei hatten eine Delle,
            und die haben wir gleich gegessen. Mutter sagt, der Boskop sei in diesem Jahr besser als im
            letzten, aber das sagt sie jedes Jahr.

            Der Kater ist wieder da. Er war elf Tage fort und tut, als wäre nichts gewesen.

            Wenn du im Oktober kommst, bring bitte die lange Leiter mit. Unsere ist Vater zu kurz, seit
            er sie selbst gebaut hat.

            Es grüßt dich herzlich
            deine Martha
            """
        },
        {
            "poem", """
            Canción del faro

            Cuando la noche baja
            por la escalera del mar,
            el faro abre los ojos
            y se pone a contar.

            Cuenta barcos y estrellas,
            cuenta olas sin fin,
            y cuando llega el alba
            se le olvida el latín.
            """
        },
        {
            "mail", """
            Bonjour à tous,

            La réunion de jeudi est reportée à lundi, 14 heures, dans la petite salle. Il y sera question
            du toit, des clés et de la chorale, dans cet ordre.

            Merci d'apporter :

            - le devis du couvreur
            - la liste des clés perdues
            - vos idées pour Noël

            Pensez aussi à éteindre le chauffage du fond, qui a tourné tout le mois d'août.

            Bien à vous,
            Solange
            """
        },
        {
            "essay", """
            O cieniu

            W południe cień chowa się pod stopami i nikt o nim nie pamięta. Dopiero wieczorem wychodzi,
            wydłuża się i zaczyna chodzić po ścianach.

            Dziadek mówił, że cień to dług, który spłacamy co noc. Babcia mówiła, że to tylko brak światła
            i żeby nie zawracać dzieciom głowy.

            Dziś myślę, że oboje mieli rację. Światła jest dość, a jednak co wieczór brakuje go akurat tam,
            gdzie stoję.
            """
        },
        {
            "transcript", """
            Anna: Can you hear me now?
            Birk: I can hear you, but I can't see you.
            Anna: That's because I have the camera pointed at the kiln. It is at nine hundred degrees.
            Birk: And is it meant to smoke like that?
            Anna: No. That's the roof.
            Birk: Then you had better go and look at it, and we will talk about the glaze tomorrow.
            """
        },
        {
            "verse of a language without spaces", """
            冬の港

            朝の港には誰もいない。船は綱につながれて、眠ったまま揺れている。

            魚市場の時計は五時十分で止まっている。直す人がいないのではない。直してほしいと言う人がいないのだ。

            それでも毎朝、老人がひとり来て、時計を見上げ、うなずいて帰っていく。
            """
        },
        {
            "recipe", """
            Plum cake for a wet Sunday

            You need a pound of plums, not too ripe, two eggs, a cup of sugar, a cup of flour and as much
            butter as you dare.

            1. Halve the plums and forget the stones, or you will find them later.
            2. Beat the eggs with the sugar until your arm hurts.
            3. Fold in the flour and the melted butter.
            4. Lay the plums on top, cut side up, and bake the cake until the kitchen smells right.

            It keeps for three days. It has never had to.
            """
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_word_is_kept(string what, string text)
    {
        Assert.NotEmpty(what);
        foreach (var shape in (string[])["as it is", "indented", "carriage returns"])
        {
            var article = Extract(shape switch
            {
                "indented" => "    " + text.Replace("\n", "\n    ", StringComparison.Ordinal),
                "carriage returns" => text.ReplaceLineEndings("\r\n"),
                _ => text,
            });

            Assert.Equal(PageKind.Article, article.Kind);
            // Numbers of items are marks.
            Assert.Equal([], Words(text).Where(word => !(word.Length == 1 && char.IsAsciiDigit(word[0]))).Except(Words(article.Title + "\n" + article.Text)));
            Assert.InRange(article.Confidence, 0.5, 0.99);
        }
    }

    [Fact]
    public void Markdown_that_somebody_wrote_keeps_its_structure()
    {
        const string Text = """
            # tidewatch

            Prints when the tide turns, so that you can leave the pub in time. It needs a file of
            harmonics for your harbour and a clock that is right.

            ## Install

            ```sh
            make && make install
            ```

            ## Use

            Call it with the name of the harbour. It answers with the next four turns of the tide:

            - two of them wet
            - two of them dry

            > Time and tide wait for no man, but they do tell him when.

            | option | meaning |
            |--------|---------|
            | `-n`   | number of turns |
            """;

        var article = Extract(Text);

        Assert.Equal("tidewatch", article.Title);
        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.Heading, BlockKind.Preformatted, BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem, BlockKind.Quote, BlockKind.Table],
            article.Blocks.Select(block => block.Kind));
        Assert.Equal("make && make install", article.Blocks[2].Text);
        Assert.InRange(article.Confidence, 0.5, 0.99);
    }

    [Fact]
    public void Byline_of_a_written_text_gives_its_fields()
    {
        const string Text = """
            Das Moor wird wieder nass
            =========================

            Von Hilke Brandsen
            3. Mai 2021

            Seit zwei Wochen läuft kein Wasser mehr aus den Gräben am Rand des Moores. Die Bauern haben
            sie mit Torf und Brettern verschlossen, und die Birken stehen schon bis zu den Knöcheln
            im Nassen.

            Wer jetzt über den Damm geht, hört mehr Frösche als im ganzen letzten Jahr. Die Gemeinde
            hofft auf Kraniche und auf Leute, die ihretwegen kommen.
            """;

        var article = Extract(Text);

        Assert.Equal("Das Moor wird wieder nass", article.Title);
        Assert.Equal(["Hilke Brandsen"], article.Authors);
        Assert.Equal("2021-05-03", article.Published);
        Assert.Equal(2, article.Blocks.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("blank")]
    [InlineData("wrapped")]
    [InlineData("markdown")]
    public void Articles_of_the_corpus_as_written_text_keep_their_words(string shape)
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        double kept = 0;
        var texts = 0;
        foreach (var truth in Corpus.Articles().Where((_, index) => index % 5 == 0))
        {
            var paragraphs = truth.Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var text = shape switch
            {
                "blank" => string.Join("\n\n", ["A headline of one line", .. paragraphs]),
                "wrapped" => string.Join("\n\n", paragraphs.Select(paragraph => DumpShapes.Wrapped(paragraph, 72))),
                "markdown" => "# A headline of one line\n\n" + string.Join("\n\n", paragraphs),
                _ => string.Join('\n', ["A headline of one line", .. paragraphs]),
            };
            var article = Extract(text);
            kept += Kept(truth.Text, article.Title + "\n" + article.Text);
            texts++;
        }

        Assert.True(kept / texts >= 0.995, $"{kept / texts:0.0000} of {texts} texts' words");
    }

    private static double Kept(string wanted, string got)
    {
        var words = BodyScore.Tokens(DumpShapes.Letters(wanted));
        var counts = BodyScore.Tokens(DumpShapes.Letters(got)).CountBy(word => word).ToDictionary();
        var kept = words.CountBy(word => word).Sum(pair => Math.Min(pair.Value, counts.GetValueOrDefault(pair.Key)));
        return words.Count == 0 ? 1 : kept / (double)words.Count;
    }

    private static List<string> Words(string text) => BodyScore.Tokens(text);

    private static Article Extract(string text) => TextDumpExtractor.Extract(text, "", TestContext.Current.CancellationToken);
}
