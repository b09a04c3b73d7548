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
            case ["features", var corpus, var work]:
                TrainingRows.Write(new Corpus(corpus), work);
                return 0;
            case ["words", var corpus, var work]:
                WordRows.Write(new Corpus(corpus), work);
                return 0;
            case ["smooth", var corpus, var work]:
                TrainingRows.WriteSmoothed(new Corpus(corpus), work);
                return 0;
            case ["titles", var corpus, var work]:
                TrainingRows.WriteTitles(new Corpus(corpus), work);
                return 0;
            case ["dates", var corpus, var work]:
                TrainingRows.WriteDates(new Corpus(corpus), work);
                return 0;
            case ["authors", var corpus, var work]:
                TrainingRows.WriteAuthors(new Corpus(corpus), work);
                return 0;
            case ["confidence", var corpus, var work]:
                ConfidenceRows.Write(new Corpus(corpus), work);
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
                      titles         the rows of the model of titles, into the folder OUTPUT
                      dates          the rows of the model of dates, into the folder OUTPUT
                      authors        the rows of the model of authors, into the folder OUTPUT
                      features       the first model's rows, into the folder OUTPUT
                      words          the rows of the words' weights, for each fold, from the folder's labels.bin and sites.json
                      smartreader    the articles of SmartReader, a line a page
                      repairs        all repairs made on the corpus' pages and dumps, for a person to read; without OUTPUT
                      public-benchmark  articles of a checkout of article-extraction-benchmark or WCXB (as CORPUS), in the form its evaluate.py reads
                      confidence     the rows of the model of confidence, from the folder's judged.bin, kinds.bin and lines
                      smooth         the rows of the second model and of the model of kinds, from the folder's beliefs.bin
                    """);
                return 2;
        }
    }
}
