using Ingestion.Quality;
using Ingestion.Training.Lines;

namespace Ingestion.Training;

/// <summary>What the fitting scripts ask of the product: rows, names, constants, and the bodies that judgements make.</summary>
internal static class Commands
{
    private const string Usage = """
        Usage: Training COMMAND CORPUS WORK       WORK is the folder that the scripts and this program share
          facts      facts.json: what each model is asked, and the constants the fit needs; without CORPUS
          blocks     blocks.bin, the rows of blocks by themselves, and pages.jsonl, what is known of each page
          words      from labels.bin and sites.json: words-FOLD.bin, the rows by words' weights that a fold did not give, and words.tsv
          around     from first.bin: around.bin, what the first model says around each block, and kinds.jsonl, the rows of the models of kinds
          bodies     from first.bin, second.bin, third.bin and kinds.bin: bodies.jsonl, the body and kind the product makes of these judgements
          titles     titles.jsonl, the possible titles and their rows
          dates      dates.jsonl, the same of dates of publication
          authors    authors.jsonl, the same of authors
          line-languages  languages.json, the language of each truth's text
          line-rows    CORPUS WORK DUMPS…: from sites.json: documents.jsonl, the texts without markup, those in DUMPS/TOOL/ID.txt
                       among them; rows.bin, the rows of their lines; labels.bin, tokens.bin; keys.bin and key-counts.bin, what their words are known by
          line-bodies  from judged.bin: bodies.jsonl, the articles the product makes of these judgements
          line-titles  from judged.bin: titles.jsonl, the possible headlines, and titles.bin, their rows
          line-read    FILE: prints how the product reads and judges a text
          line-show    CORPUS WORK ID TOOL DUMPS…: prints how a text is read and judged
        """;

    /// <summary>Runs one.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        if (args is ["facts", var target])
        {
            ProductFacts.Write(target);
            return 0;
        }
        if (args is ["line-read", var file])
        {
            Rows.ShowRead(file);
            return 0;
        }
        if (args is ["line-show", var truths, var judged, var id, var tool, .. var made])
        {
            new Rows(Document.All(Truth.Load(truths, judged), truths, made), judged).Show(id, tool);
            return 0;
        }
        if (args is [("line-rows" or "line-bodies" or "line-titles") and var what, var texts, var shared, .. var dumps])
        {
            Write(what, new Rows(Document.All(Truth.Load(texts, shared), texts, dumps), shared));
            return 0;
        }
        if (args is not [var command, var folder, var work])
            return Refuse();
        Directory.CreateDirectory(work);
        var corpus = new Corpus(folder);
        switch (command)
        {
            case "blocks":
                BlockRows.Write(corpus, work);
                return 0;
            case "words":
                WordRows.Write(corpus, work);
                return 0;
            case "around":
                AroundRows.Write(corpus, work);
                return 0;
            case "bodies":
                Bodies.Write(corpus, work);
                return 0;
            case "line-languages":
                Lines.Truth.WriteLanguages(folder, work);
                return 0;
            case "titles":
                FieldRows.WriteTitles(corpus, work);
                return 0;
            case "dates":
                FieldRows.WriteDates(corpus, work);
                return 0;
            case "authors":
                FieldRows.WriteAuthors(corpus, work);
                return 0;
            default:
                return Refuse();
        }
    }

    private static void Write(string what, Rows rows)
    {
        if (what == "line-rows")
            rows.Write();
        else if (what == "line-bodies")
            rows.WriteBodies();
        else
            rows.WriteTitles();
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
