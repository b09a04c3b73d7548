namespace Ingestion.Quality;

/// <summary>The commands of this program.</summary>
internal static class Commands
{
    /// <summary>Runs one.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["extract", var corpus, var output]:
                Predictions.Write(new Corpus(corpus), areDumps: false, output);
                return 0;
            case ["extract-dumps", var corpus, var output]:
                Predictions.Write(new Corpus(corpus), areDumps: true, output);
                return 0;
            case ["extract-tools", var texts, var output]:
                Predictions.WriteTools(texts, output);
                return 0;
            case ["time", var corpus, var prefixes]:
                Predictions.Time(new Corpus(corpus), prefixes);
                return 0;
            case ["smartreader", var corpus, var output]:
                SmartReaderPredictions.Write(new Corpus(corpus), output);
                return 0;
            case ["repairs", var corpus]:
                RepairList.Print(new Corpus(corpus));
                return 0;
            case ["public-benchmark", var checkout, .. var name]:
                return PublicBenchmark.Write(checkout, name is [var given] ? given : "ingestion");
            case ["show", var corpus, var id]:
                Inspection.Show(new Corpus(corpus), id);
                return 0;
            default:
                Console.Error.WriteLine("""
                    Usage: Quality COMMAND CORPUS OUTPUT
                      extract        articles of the pages, as score.py reads them, into the file OUTPUT
                      extract-dumps  the same of the text dumps
                      extract-tools  the same of the folder CORPUS of text dumps, a folder a tool, into a file a tool in the folder OUTPUT
                      time           pages a second of the pages whose ids begin with OUTPUT (several parted by commas)
                      show           how the page with the id OUTPUT was judged
                      smartreader    the articles of SmartReader, a line a page
                      repairs        all repairs made on the corpus' pages and dumps, for a person to read; without OUTPUT
                      public-benchmark  articles of a checkout of article-extraction-benchmark or WCXB (as CORPUS), in the form its evaluate.py reads
                    """);
                return 2;
        }
    }
}
