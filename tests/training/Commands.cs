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
          lines      dumps.jsonl, the lines of the text dumps
          line-rows  from labels.bin and sites.json: copies.jsonl, long copies of dumps; lines-FOLD.bin, the rows of all lines by
                     words' weights that a fold did not give; and line-words.tsv
          line-around   from first-FOLD.bin: around-FOLD.bin, what the first stage says around each line
          line-bodies   from judged.bin: bodies.jsonl, the bodies the product makes of these judgements
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
            case "titles":
                FieldRows.WriteTitles(corpus, work);
                return 0;
            case "dates":
                FieldRows.WriteDates(corpus, work);
                return 0;
            case "authors":
                FieldRows.WriteAuthors(corpus, work);
                return 0;
            case "lines":
                LineRows.WriteLines(corpus, work);
                return 0;
            case "line-rows":
                LineRows.WriteRows(corpus, work);
                return 0;
            case "line-around":
                LineRows.WriteAround(corpus, work);
                return 0;
            case "line-bodies":
                LineRows.WriteBodies(corpus, work);
                return 0;
            default:
                return Refuse();
        }
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
