// Fits the line model of shared/Extraction/TextDump to the evaluation corpus, and says by cross-validation over sites how
// well it will do on sites it has not seen.
//   dotnet run -c Release --project tests/quality/fit-lines -- CORPUS [OUTPUT-FOLDER]
using Ingestion.FitLines;

if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("usage: fit-lines CORPUS [OUTPUT-FOLDER]");
    return 2;
}

var corpus = new Corpus(args[0]);
Console.WriteLine(corpus);
FitReport.Print("perfect line filter", corpus, [.. corpus.Pages.Select(page => page.IsBody.Select(body => body ? 1f : 0f).ToArray())], 0.5f);
var fit = new LineFit(corpus);
var (first, both) = fit.CrossValidated();
foreach (var threshold in (float[])[0.3f, 0.4f, 0.5f])
    FitReport.Print($"first stage, {threshold}", corpus, first, threshold);
foreach (var threshold in (float[])[0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.55f])
    FitReport.Print($"both stages, {threshold}", corpus, both, threshold);
if (Environment.GetEnvironmentVariable("FIT_LINES_JUDGED") is { Length: > 0 } folder)
    FitReport.Write(folder, corpus, both);
if (args.Length == 2)
    fit.Write(args[1]);
return 0;
