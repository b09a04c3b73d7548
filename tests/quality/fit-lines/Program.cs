// Fits the line model of shared/Extraction/TextDump to the evaluation corpus, and says by cross-validation over sites how
// well it will do on sites it has not seen.
//   dotnet run -c Release --project tests/quality/fit-lines -- CORPUS [OUTPUT-FOLDER]
using System.Diagnostics;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Tests;
using Ingestion.Extraction.TextDump;
using Ingestion.FitLines;

const int Folds = 5;
const int Parts = 4;
if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("usage: fit-lines CORPUS [OUTPUT-FOLDER]");
    return 2;
}

var clock = Stopwatch.StartNew();
var pages = LabelledPage.Load(args[0]);
var sites = pages.Select(page => page.Site).Distinct().OrderBy(site => Hash(site)).ToList();
var fold = sites.Select((site, index) => (site, index)).ToDictionary(pair => pair.site, pair => pair.index % Folds);
var real = pages.Count;
pages.AddRange(LongCopies.Of(pages, page => fold[page.Site], page => (int)(Hash(page.Id) >> 1)));
Console.WriteLine($"{real} pages, {pages.Count - real} long copies, {sites.Count} sites, {pages.Sum(page => page.IsBody.Length)} lines ({clock.Elapsed.TotalSeconds:0} s)");
Report("perfect line filter", pages, pages.Select(page => page.IsBody.Select(body => body ? 1f : 0f).ToArray()).ToList(), 0.5f);

var judged = new List<float[]>(new float[pages.Count][]);
var firstJudged = new List<float[]>(new float[pages.Count][]);
for (var test = 0; test < Folds; test++)
{
    var training = Enumerable.Range(0, pages.Count).Where(index => fold[pages[index].Site] != test).ToList();
    var counter = new WordCounter(training.Where(index => index < real).Select(index => pages[index]));
    var weights = counter.All();
    var rows = pages.Select(page => LineFeatures.Of(page.Page, fold[page.Site] == test ? weights : counter.Without(page), default)).ToList();
    var (first, out_) = FitFirst(training, rows);
    var second = FitStage(training, index => NeighbourFeatures.Of(pages[index].Page, rows[index], out_[index]));
    for (var index = 0; index < pages.Count; index++)
    {
        if (fold[pages[index].Site] != test)
            continue;
        firstJudged[index] = LineModel.Predict(first, rows[index], default);
        judged[index] = LineModel.Predict(second, NeighbourFeatures.Of(pages[index].Page, rows[index], firstJudged[index]), default);
    }

    Console.WriteLine($"fold {test} ({clock.Elapsed.TotalSeconds:0} s)");
}

foreach (var threshold in (float[])[0.3f, 0.4f, 0.5f])
    Report($"first stage, {threshold}", pages, firstJudged, threshold);
foreach (var threshold in (float[])[0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.55f])
    Report($"both stages, {threshold}", pages, judged, threshold);
if (Environment.GetEnvironmentVariable("FIT_LINES_JUDGED") is { Length: > 0 } folder)
{
    Directory.CreateDirectory(folder);
    for (var index = 0; index < real; index++)
    {
        File.WriteAllLines(Path.Combine(folder, pages[index].Id + ".txt"), pages[index].Page.Lines.Select(
            (line, at) => $"{(pages[index].IsBody[at] ? '+' : '-')} {judged[index][at]:0.0000} {line.Text}"));
    }
}

if (args.Length == 2)
{
    var counter = new WordCounter(pages.Take(real));
    var rows = pages.Select(page => LineFeatures.Of(page.Page, counter.Without(page), default)).ToList();
    var every = Enumerable.Range(0, pages.Count).ToList();
    var (first, out_) = FitFirst(every, rows);
    var second = FitStage(every, index => NeighbourFeatures.Of(pages[index].Page, rows[index], out_[index]));
    using (var trees = new BinaryWriter(File.Create(Path.Combine(args[1], LineModel.FirstResource))))
        first.Write(trees);
    using (var trees = new BinaryWriter(File.Create(Path.Combine(args[1], LineModel.SecondResource))))
        second.Write(trees);
    File.WriteAllText(
        Path.Combine(args[1], LineModel.WordsResource),
        string.Concat(counter.Table().Select(pair => FormattableString.Invariant($"{pair.Key}\t{pair.Value}\n"))));
    Console.WriteLine($"written to {args[1]} ({clock.Elapsed.TotalSeconds:0} s)");
}

return 0;

// The first stage, and what it says of lines it was not fitted to: the second stage must not learn from a first that knew the answers.
(GradientBoostedTrees Stage, Dictionary<int, float[]> Out) FitFirst(List<int> training, List<float[][]> rows)
{
    var said = new Dictionary<int, float[]>();
    for (var part = 0; part < Parts; part++)
    {
        var held = training.Where(index => Hash(pages[index].Site + "second") % Parts == part).ToList();
        var stage = FitStage([.. training.Except(held)], index => rows[index]);
        foreach (var index in held)
            said[index] = LineModel.Predict(stage, rows[index], default);
    }

    return (FitStage(training, index => rows[index]), said);
}

GradientBoostedTrees FitStage(List<int> training, Func<int, float[][]> rowsOf)
{
    var rows = new List<float[]>();
    var labels = new List<bool>();
    var weights = new List<float>();
    foreach (var index in training)
    {
        var page = pages[index];
        var pageRows = rowsOf(index);
        var body = 0f;
        for (var line = 0; line < pageRows.Length; line++)
            body += page.IsBody[line] ? page.Tokens[line] : 0;
        for (var line = 0; line < pageRows.Length; line++)
        {
            // Long menus say the same again and again: a quarter of their lines is enough, at four times the weight.
            var isMenu = !page.IsBody[line] && page.Tokens[line] < 6;
            // Other kinds of page have other bodies: half of their lines teach enough.
            if ((isMenu && line % 4 != 0) || (page.Kind is not ("article" or "documentation" or "") && line % 2 != 0))
                continue;
            rows.Add(pageRows[line]);
            labels.Add(page.IsBody[line]);
            weights.Add(Weight(page, page.Tokens[line], body) * (isMenu ? 4 : 1));
        }
    }

    return new TreeFitter().Fit(rows, labels, weights);
}

// A line counts by its share of the page, as in the measure; headline pages more, as they are what is wanted first.
static float Weight(LabelledPage page, int tokens, float body)
{
    var share = (tokens + 1.5f) / Math.Max(100, body);
    return Math.Min(3, 60 * share) * (page.IsHeadline ? 2 : page.Kind is "article" or "documentation" or "" ? 1 : 0.7f);
}

void Report(string name, List<LabelledPage> pages, List<float[]> judged, float threshold)
{
    var (headline, rest, copies) = (new BodyScore(), new BodyScore(), new BodyScore());
    var low = 0;
    for (var index = 0; index < pages.Count; index++)
    {
        var page = pages[index];
        var text = string.Join('\n', BodyBlocks.Of(page.Page, Array.ConvertAll(judged[index], likely => likely > threshold)).Select(block => block.Text));
        if (index >= real)
            copies.Add(page.Truth, text);
        else if (page.IsHeadline)
            low += headline.Add(page.Truth, text) < 0.9 ? 1 : 0;
        else if (page.Kind is "article")
            rest.Add(page.Truth, text);
    }

    Console.WriteLine($"{name,-22} headline F1 {headline.F1:0.0000} (p {headline.Precision:0.000}, r {headline.Recall:0.000}, {low} under 0.9)  wcxb articles {rest.F1:0.0000}  long copies {copies.F1:0.0000}");
}

static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
