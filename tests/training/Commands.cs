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
                       among them; first.bin, the rows of their lines by words' weights of other folds; labels.bin, tokens.bin,
                       line-words.tsv
          line-around  from believed.bin: second.bin, what the first stage says around each line
          line-bodies  from judged.bin: bodies.jsonl, the bodies the product makes of these judgements
          headlines    WORK DUMPS…: rows.bin and candidates.jsonl, the possible headlines of texts without markup and their rows
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
        if (args is ["line-show", var truths, var judged, var id, var tool, .. var made])
        {
            new Rows(Document.All(Truth.Load(truths, judged), truths, made), judged).Show(id, tool);
            return 0;
        }
        if (args is ["headlines", var rows, .. var headed])
        {
            HeadlineRows.Write(rows, headed);
            return 0;
        }
        if (args is [("line-rows" or "line-around" or "line-bodies") and var what, var texts, var shared, .. var dumps])
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
            rows.WriteFirst();
        else if (what == "line-around")
            rows.WriteSecond();
        else
            rows.WriteBodies();
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
