using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.Tests.TextDump.Reading;

public class DumpReaderTests
{
    public static TheoryData<string, string> Paragraphs => new()
    {
        { "The ferry to the islands was two hours late again on Monday, and nobody on the pier could say whether the crew was ill or the engine was.", "By noon the café had sold its last roll. The children had thrown all the gravel they could find into the harbour, and the gulls had left." },
        { "Die Fähre zu den Inseln kam am Montag wieder zwei Stunden zu spät, und niemand am Anleger wusste, ob die Mannschaft krank war oder der Motor.", "Gegen Mittag hatte das Café das letzte Brötchen verkauft, und die Möwen waren längst weitergezogen zu den Booten im alten Hafen." },
        { "Паром на острова в понедельник снова опоздал на два часа, и никто на причале не мог сказать, заболела ли команда или сломался двигатель.", "К полудню кафе продало последнюю булочку, дети побросали в воду весь щебень, а чайки давно улетели к лодкам в старой гавани." },
        { "Το πλοίο για τα νησιά άργησε πάλι δύο ώρες τη Δευτέρα και κανείς στην προβλήτα δεν ήξερε αν ήταν άρρωστο το πλήρωμα ή χαλασμένη η μηχανή.", "Ως το μεσημέρι το καφενείο είχε πουλήσει το τελευταίο κουλούρι και οι γλάροι είχαν φύγει προς τις βάρκες στο παλιό λιμάνι." },
        { "تأخرت العبارة المتجهة إلى الجزر ساعتين مرة أخرى يوم الاثنين ولم يعرف أحد على الرصيف هل مرض الطاقم أم تعطل المحرك في عرض البحر.", "وبحلول الظهر كان المقهى قد باع آخر رغيف لديه ورمى الأطفال كل ما وجدوه من حصى في الماء قبل أن تصل العبارة أخيرا." },
    };

    [Theory]
    [MemberData(nameof(Paragraphs))]
    public void Wrapped_lines_are_whole_again(string first, string second)
    {
        string[] paragraphs = [first, second];
        foreach (var width in (int[])[45, 60, 72, 80, 100])
        {
            var wrapped = string.Join("\n\n", paragraphs.Select(paragraph => Wrap(paragraph, width)));
            Assert.Equal(paragraphs, Texts(wrapped));
            Assert.Equal(paragraphs, Texts("   " + wrapped.Replace("\n", "\r\n   ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Lines_of_scripts_without_spaces_are_joined_by_their_columns()
    {
        const string Text = "周一開往離島的渡輪又晚了兩個小時，碼頭上沒有人說得出是船員病了還是機器壞了。中午以前咖啡館已經賣完了最後一個麵包，孩子們把能找到的石子都丟進了港口，海鷗也都飛走了。";
        var wrapped = string.Join('\n', Text.Chunk(30).Select(line => new string(line)));

        Assert.Equal([Text], Texts(wrapped));
    }

    [Fact]
    public void Verses_stay_lines()
    {
        const string Poem = "I went to the harbour\nto look at the sea,\nand the sea was the colour\nof weak morning tea.\nA gull on the railing\nwas looking at me.";

        Assert.Equal(Poem.Split('\n'), Texts(Poem));
    }

    [Fact]
    public void Short_last_lines_end_paragraphs_where_no_blank_line_does()
    {
        string[] lines =
        [
            "A headline of some words", "By Jane Doe",
            "The ferry to the islands was two hours late again on Monday, and nobody on the pier could say why.",
            "By noon the café had sold its last roll, and the gulls had gone on to the boats in the old harbour behind the wall.",
        ];

        Assert.Equal(lines, Texts(string.Join('\n', lines.Select(line => Wrap(line, 60)))));
    }

    [Fact]
    public void Pieces_of_a_sentence_on_lines_of_their_own_are_joined()
    {
        const string Pieces = "Inicio\nPolítica\nLa alcaldesa dijo en\nEl Faro\nque el puerto\n, cerrado desde mayo,\nabrirá en\njunio\n.\nEl resto lo decidirá\nla junta\n, según\nRadio Norte\n.\nMás noticias\n";

        Assert.Equal(["Inicio", "Política", "La alcaldesa dijo en El Faro que el puerto, cerrado desde mayo, abrirá en junio.", "El resto lo decidirá la junta, según Radio Norte.", "Más noticias"], Texts(Pieces));
    }

    [Fact]
    public void Items_hang()
    {
        var lines = Read("  * The ferry to the islands was two hours late again on Monday, and\n    nobody knew why the crew had stayed in the harbour all night long.\n  * Tickets cost four crowns, and children travel free of charge if the\n    weather allows it.\n      + A list within the list.\n");

        Assert.Equal(["The ferry to the islands was two hours late again on Monday, and nobody knew why the crew had stayed in the harbour all night long.", "Tickets cost four crowns, and children travel free of charge if the weather allows it.", "A list within the list."], lines.Select(line => line.Text));
        Assert.Equal([1, 1, 2], lines.Select(line => line.Level));
        Assert.All(lines, line => Assert.Equal(ListMark.Bullet, line.Mark));
    }

    [Theory]
    [InlineData("- one\n- two", "one", "two")]
    [InlineData("• uno\n• dos", "uno", "dos")]
    [InlineData("·\teins\n·\tzwei", "eins", "zwei")]
    [InlineData("1. один\n2. два", "один", "два")]
    [InlineData("-   一\n-   二", "一", "二")]
    public void Marks_of_lists_are_no_text(string text, params string[] items)
    {
        var lines = Read(text);
        Assert.Equal(items, lines.Select(line => line.Text));
        Assert.All(lines, line => Assert.True(line.IsListItem));
    }

    [Theory]
    [InlineData("1. FC Köln gewinnt das Derby")]
    [InlineData("-5 degrees at dawn")]
    [InlineData("*footnote")]
    [InlineData("2024 was a dry year")]
    [InlineData("© 2024 The Harbour Office")]
    public void What_only_looks_like_a_mark_is_text(string text) => Assert.Equal(text, Assert.Single(Texts("A line of text.\n\n" + text + "\n\nAnother line of text.").Skip(1).SkipLast(1)));

    [Fact]
    public void Numbers_of_links_and_the_list_of_their_addresses_go()
    {
        const string Dump = """
            #[1]alternate [2]next

               [3]Inicio
               [4]Política
               [5]Deportes

               El [6]alcalde dijo que el puerto [7]cerrará en junio [1] según un informe de la autoridad portuaria que nadie había leído.

            References

               Visible links
               1. https://example.org/feed
               2. https://example.org/2
               3. https://example.org/
               4. https://example.org/politica
            """;
        var lines = Read(Dump);

        Assert.Equal(["Inicio", "Política", "Deportes", "El alcalde dijo que el puerto cerrará en junio [1] según un informe de la autoridad portuaria que nadie había leído."], lines.Select(line => line.Text));
        Assert.Equal([1, 1, 1, 2], lines.Select(line => line.Links));
        Assert.All(lines.Take(3), line => Assert.Equal(1, line.LinkShare));
        Assert.InRange(lines[3].LinkShare, 0, 0.9f);
    }

    [Fact]
    public void Notes_in_brackets_and_a_list_of_sources_stay_where_somebody_wrote_them()
    {
        const string Text = "Eels were thought to be born of mud [1], until 1896 [2].\n\nSources\n\n[1] Aristotle, History of Animals\n[2] Grassi, 1896";

        Assert.Equal(Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Texts(Text));
        Assert.All(Read(Text), line => Assert.Equal(DumpLine.Unknown, line.LinkShare));
    }

    [Fact]
    public void Markdown_is_read()
    {
        const string Text = """
            [Zum Inhalt](#inhalt)

              * [Start](/)
              * [Wetter](/wetter "Das Wetter")

            # Die *Fähre* kommt

            ![Foto: Hafen](/foto.jpg)

            Das Amt [prüft](/amt_(neu)) die **Fähre** seit 2019\. Ein_Wort bleibt, 2 * 3 auch.

            [

            ### Mehr

            ](/mehr)
            [1]: https://example.org
            """;
        var lines = Read(Text);

        Assert.Equal(["Zum Inhalt", "Start", "Wetter", "Die Fähre kommt", "Das Amt prüft die Fähre seit 2019. Ein_Wort bleibt, 2 * 3 auch.", "Mehr"], lines.Select(line => line.Text));
        Assert.Equal([0, 0, 0, 1, 0, 3], lines.Select(line => line.Heading));
        Assert.Equal([1, 1, 1, 0, 0, 1], lines.Select(line => line.LinkShare > 0.5f ? 1 : 0));
    }

    [Fact]
    public void Addresses_in_brackets_behind_links_go()
    {
        const string Text = "Accueil [/]\nMétéo [/meteo]\nSport [https://example.org/sport?a=1]\n\nLe port\n[https://example.org/port] ferme en juin, dit la maire [/maire]e.\n\n[https://example.org/photo.jpg]\n";
        var lines = Read(Text);

        Assert.Equal(["Accueil", "Météo", "Sport", "Le port", "ferme en juin, dit la mairee."], lines.Select(line => line.Text));
        Assert.All(lines.Take(3), line => Assert.Equal(1, line.LinkShare));
    }

    [Fact]
    public void Underlined_links_and_starred_headings_are_read()
    {
        const string Text = "    * Open_Air\n    * Kino_und_Theater\n***** Der Hafen schließt *****\nDer Stadtrat hat_am_Montag_beschlossen den Hafen zu schließen.\n";
        var lines = Read(Text);

        Assert.Equal(["Open Air", "Kino und Theater", "Der Hafen schließt", "Der Stadtrat hat am Montag beschlossen den Hafen zu schließen."], lines.Select(line => line.Text));
        Assert.Equal(2, lines[2].Heading);
        Assert.Equal(1, lines[1].LinkShare);
    }

    [Fact]
    public void Names_in_programs_keep_their_underscores() =>
        Assert.Equal(["Set max_open_files and max_idle_time before you start.", "The default of max_open_files is 12."], Texts("Set max_open_files and max_idle_time before you start.\nThe default of max_open_files is 12."));

    [Theory]
    [InlineData("[bus-vert]Depuis février, un bus s'arrête ici.", "Depuis février, un bus s'arrête ici.")]
    [InlineData("[logo.svg] Harbour Office", "Harbour Office")]
    [InlineData("[] Startseite []", "Startseite")]
    [InlineData("\"[T]he port is closed,\" she said [sic].", "\"[T]he port is closed,\" she said [sic].")]
    public void Places_of_images_go(string line, string text) => Assert.Equal(text, Assert.Single(Texts(line)));

    [Theory]
    [InlineData("The port\n========\n\nIt is closed.", 1)]
    [InlineData("The port\n--------\nIt is closed.", 2)]
    [InlineData("## The port\n\nIt is closed.", 2)]
    public void Headings_have_their_level(string text, int level)
    {
        var lines = Read(text);
        Assert.Equal(["The port", "It is closed."], lines.Select(line => line.Text));
        Assert.Equal(level, lines[0].Heading);
        Assert.Equal(0, lines[1].Heading);
    }

    [Fact]
    public void Rules_and_the_edges_of_tables_are_no_text() =>
        Assert.Equal(["One", "a\tb", "Two"], Texts("One\n━━━━━━━━\n* * *\n┌───┬───┐\n│a  │b  │\n└───┴───┘\n------\n\nTwo"));

    [Fact]
    public void Elements_that_run_together_are_parted()
    {
        var lines = Read("StartseiteWetterSportDer Hafen schließtDer Stadtrat hat am Montag beschlossen, den Hafen zu schließen.Die Fischer sind dagegen.Mehr lesen");

        Assert.Equal(["Startseite", "Wetter", "Sport", "Der Hafen schließt", "Der Stadtrat hat am Montag beschlossen, den Hafen zu schließen.", "Die Fischer sind dagegen.", "Mehr lesen"], lines.Select(line => line.Text));
    }

    [Theory]
    [InlineData("She bought an iPhone, a MacBook and a PlayStation on YouTube's advice, said McDonald of the U.S.Army in Washington.")]
    [InlineData("The file ReadMe.Txt is on GitHub and LinkedIn, as JavaScript and TypeScript projects.")]
    public void Names_are_not_parted(string text) => Assert.Equal([text], Texts(text));

    [Fact]
    public void Bytes_that_have_no_width_do_no_harm() =>
        Assert.Equal(["The harbour is closed.", "No ferries today."], Texts("\uFEFFThe har\u00ADbour\u00A0is closed.\r\n\t\u3000No  fer\u200Bries\ttoday.\r\n"));

    [Fact]
    public void Lines_are_numbered_as_in_the_file() => Assert.Equal([2, 5], Read("\nOne.\n\n\nTwo.\n").Select(line => line.Number));

    [Fact]
    public void Code_between_fences_stays_as_it_is()
    {
        var lines = Read("# Use\n\n```sh\nfor f in *; do\n  echo [$f](x)\ndone\n```\n\nThat is all.");

        Assert.Equal(["Use", "for f in *; do", "  echo [$f](x)", "done", "That is all."], lines.Select(line => line.Text));
        Assert.Equal([false, true, true, true, false], lines.Select(line => line.IsCode));
    }

    [Fact]
    public void Quotations_are_marked()
    {
        var lines = Read("She wrote:\n> The ferry is late.\n> > Again?\n");

        Assert.Equal(["She wrote:", "The ferry is late.", "Again?"], lines.Select(line => line.Text));
        Assert.Equal([false, true, true], lines.Select(line => line.IsQuote));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("[a](")]
    [InlineData("![[x](")]
    [InlineData("```\n")]
    [InlineData("[1]")]
    [InlineData("> ")]
    [InlineData("* ")]
    [InlineData("a.B")]
    [InlineData("1. a\n")]
    [InlineData("word word word word word word word\n")]
    [InlineData("[https://e.x/")]
    public void Any_marks_again_and_again_are_read(string unit) =>
        Assert.NotNull(Read(string.Concat(Enumerable.Repeat(unit, 200_000))));

    private static List<DumpLine> Read(string text) => DumpReader.Read(text, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Texts(string text) => Read(text).Select(line => line.Text);

    private static string Wrap(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
                lines.Add("");
            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return string.Join('\n', lines);
    }
}
