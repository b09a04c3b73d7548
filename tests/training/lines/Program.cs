// What fit_lines.py asks of the product: the features of every line of every text, and the bodies that judgements make.
//   FitLines rows CORPUS WORK DUMPS…     first stage's rows of the in-house dumps, those in DUMPS/TOOL/ID.txt, and written texts
//   FitLines neighbours CORPUS WORK DUMPS…
//   FitLines predictions CORPUS WORK DUMPS…
//   FitLines show CORPUS WORK ID TOOL DUMPS…
//   FitLines read FILE                   how a text is read
using Ingestion.Extraction.TextDump.Reading;
using Ingestion.FitLines;

switch (args)
{
    case ["read", var file]:
        foreach (var line in DumpReader.Read(File.ReadAllText(file), CancellationToken.None))
            Console.WriteLine(Marks.Of(line));
        return 0;
    case ["show", var corpus, var work, var id, var tool, .. var dumps]:
        new Rows(Document.All(Truth.Load(corpus), corpus, dumps), work).Show(id, tool);
        return 0;
    case ["rows" or "neighbours" or "predictions", var corpus, var work, .. var dumps]:
        var rows = new Rows(Document.All(Truth.Load(corpus), corpus, dumps), work);
        if (args[0] == "rows")
            rows.WriteFirst();
        else if (args[0] == "neighbours")
            rows.WriteSecond();
        else
            rows.WritePredictions();
        return 0;
    default:
        Console.Error.WriteLine("usage: FitLines rows|neighbours|predictions CORPUS WORK DUMPS…");
        return 2;
}
