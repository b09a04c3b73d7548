using Ingestion.Extraction.Models;
using Ingestion.Extraction.TextDump;

namespace Ingestion.FitLines;

/// <summary>Fits both stages of the line model.</summary>
internal sealed class LineFit(Corpus corpus)
{
    private const int Parts = 4;

    /// <summary>Each page judged by a first, and by both stages, that saw no page of its fold.</summary>
    public (IReadOnlyList<float[]> First, IReadOnlyList<float[]> Both) CrossValidated()
    {
        var pages = corpus.Pages;
        var judged = new float[pages.Count][];
        var firstJudged = new float[pages.Count][];
        for (var test = 0; test < Corpus.Folds; test++)
        {
            var training = Enumerable.Range(0, pages.Count).Where(index => corpus.FoldOf(pages[index]) != test).ToList();
            var counter = new WordCounter(training.Where(index => index < corpus.Real).Select(index => pages[index]));
            var weights = counter.All();
            var rows = pages.Select(page => LineFeatures.Of(page.Page, corpus.FoldOf(page) == test ? weights : counter.Without(page), default)).ToList();
            var (first, said) = FitFirst(training, rows);
            var second = FitStage(training, index => NeighbourFeatures.Of(pages[index].Page, rows[index], said[index]));
            for (var index = 0; index < pages.Count; index++)
            {
                if (corpus.FoldOf(pages[index]) != test)
                    continue;
                firstJudged[index] = LineModel.Predict(first, rows[index], default);
                judged[index] = LineModel.Predict(second, NeighbourFeatures.Of(pages[index].Page, rows[index], firstJudged[index]), default);
            }

            Console.WriteLine($"fold {test}");
        }

        return (firstJudged, judged);
    }

    /// <summary>Fits to all pages and writes the model's files.</summary>
    public void Write(string folder)
    {
        var pages = corpus.Pages;
        var counter = new WordCounter(pages.Take(corpus.Real));
        var rows = pages.Select(page => LineFeatures.Of(page.Page, counter.Without(page), default)).ToList();
        var every = Enumerable.Range(0, pages.Count).ToList();
        var (first, said) = FitFirst(every, rows);
        var second = FitStage(every, index => NeighbourFeatures.Of(pages[index].Page, rows[index], said[index]));
        using (var trees = new BinaryWriter(File.Create(Path.Combine(folder, LineModel.FirstSignature.Resource))))
            first.Write(trees, LineModel.FirstSignature);
        using (var trees = new BinaryWriter(File.Create(Path.Combine(folder, LineModel.SecondSignature.Resource))))
            second.Write(trees, LineModel.SecondSignature);
        File.WriteAllText(
            Path.Combine(folder, LineModel.WordsSignature.Resource),
            $"features\t{string.Join('\t', LineModel.WordsSignature.Features.Names)}\noutputs\t{string.Join('\t', LineModel.WordsSignature.Outputs)}\n" + string.Concat(counter.Table().Select(pair => FormattableString.Invariant($"{pair.Key}\t{pair.Value}\n"))));
    }

    // The first stage, and what it says of lines it was not fitted to: the second stage must not learn from a first that knew the answers.
    private (GradientBoostedTrees Stage, Dictionary<int, float[]> Out) FitFirst(List<int> training, List<float[][]> rows)
    {
        var said = new Dictionary<int, float[]>();
        for (var part = 0; part < Parts; part++)
        {
            var held = training.Where(index => Corpus.Hash(corpus.Pages[index].Site + "second") % Parts == part).ToList();
            var stage = FitStage([.. training.Except(held)], index => rows[index]);
            foreach (var index in held)
                said[index] = LineModel.Predict(stage, rows[index], default);
        }

        return (FitStage(training, index => rows[index]), said);
    }

    private GradientBoostedTrees FitStage(List<int> training, Func<int, float[][]> rowsOf)
    {
        var rows = new List<float[]>();
        var labels = new List<bool>();
        var weights = new List<float>();
        foreach (var index in training)
        {
            var page = corpus.Pages[index];
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
    private static float Weight(LabelledPage page, int tokens, float body)
    {
        var share = (tokens + 1.5f) / Math.Max(100, body);
        return Math.Min(3, 60 * share) * (page.IsHeadline ? 2 : page.Kind is "article" or "documentation" or "" ? 1 : 0.7f);
    }
}
