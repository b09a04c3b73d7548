using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump;

/// <summary>What the second stage of the line model sees: a line's own features and what the first stage said around it.</summary>
internal static class NeighbourFeatures
{
    private const float Likely = 0.6f;

    /// <summary>Names of the numbers that follow those of <see cref="LineFeatures.Layout"/>.</summary>
    public static FeatureLayout Layout { get; } = new(
    [
        "p", "p-1", "p+1", "p-2", "p+2", "p-3", "p+3", "mean-before-5", "mean-after-5", "mean-before-15", "mean-after-15",
        "most-before-8", "most-after-8", "body-behind", "body-ahead", "since-body", "until-body", "body-words", "body-before-5", "body-after-5",
        "body-run-distance", "body-run-place", "body-run-share", "body-vocabulary", "body-vocabulary-depth",
        "page-mean", "page-body-words", "page-unlikely", "page-least", "page-doubt",
    ]);

    /// <summary>The numbers of every line, its own first.</summary>
    public static float[][] Of(DumpContext page, float[][] rows, float[] judged)
    {
        var further = Further(page, judged);
        var whole = new float[rows.Length][];
        for (var index = 0; index < rows.Length; index++)
            whole[index] = [.. rows[index], .. further[index]];
        return whole;
    }

    /// <summary>What every line has besides its own numbers.</summary>
    public static float[][] Further(DumpContext page, float[] judged)
    {
        var count = judged.Length;
        var ofPage = OfPage(page, judged);
        var sums = new float[count + 1];
        var bodies = new float[count + 1];
        for (var index = 0; index < count; index++)
        {
            sums[index + 1] = sums[index] + judged[index];
            bodies[index + 1] = bodies[index] + (judged[index] * page.Words[index].Words.Count);
        }

        var since = Distances(judged, forward: true);
        var until = Distances(judged, forward: false);
        var all = Math.Max(1, bodies[count]);
        var run = DensestRun.Of(count, index => (page.Words[index].Words.Count + 4) * (judged[index] - 0.4f));
        var vocabulary = Vocabulary(page, judged);
        var extended = new float[count][];
        for (var index = 0; index < count; index++)
        {
            float At(int near) => near >= 0 && near < count ? judged[near] : 0;
            float Sum(float[] of, int from, int to) => of[Math.Clamp(to, 0, count)] - of[Math.Clamp(from, 0, count)];
            float Most(int from, int to)
            {
                float most = 0;
                for (var near = Math.Max(0, from); near < Math.Min(count, to); near++)
                    most = Math.Max(most, judged[near]);
                return most;
            }

            extended[index] =
            [
                judged[index], At(index - 1), At(index + 1), At(index - 2), At(index + 2), At(index - 3), At(index + 3),
                Sum(sums, index - 5, index) / 5, Sum(sums, index + 1, index + 6) / 5,
                Sum(sums, index - 15, index) / 15, Sum(sums, index + 1, index + 16) / 15,
                Most(index - 8, index), Most(index + 1, index + 9),
                bodies[index] / all, (bodies[count] - bodies[index + 1]) / all,
                since[index], until[index], MathF.Log(all),
                MathF.Log(1 + Sum(bodies, index - 5, index)), MathF.Log(1 + Sum(bodies, index + 1, index + 6)),
                Math.Clamp(run.DistanceOf(index), -100, 100), (index - run.Start) / (float)Math.Max(1, run.End - run.Start),
                Sum(bodies, run.Start, run.End) / all, .. Shared(page, judged, vocabulary, index), .. ofPage,
            ];
        }

        return extended;
    }

    // Where the first stage doubts hardly a line, hardly a line is furniture.
    private static float[] OfPage(DumpContext page, float[] judged)
    {
        float lines = 0, sum = 0, words = 0, body = 0, unlikely = 0, least = 1, doubt = 0;
        for (var index = 0; index < judged.Length; index++)
        {
            var own = page.Words[index].Words.Count + 1f;
            lines++;
            sum += judged[index];
            words += own;
            body += own * judged[index];
            unlikely += judged[index] < 0.2f ? 1 : 0;
            doubt += own * judged[index] * (1 - judged[index]);
            // The first lines of a written text are its title and who wrote it.
            if (index >= 3)
                least = Math.Min(least, judged[index]);
        }

        var all = Math.Max(1, words);
        return [sum / Math.Max(1, lines), body / all, MathF.Log(1 + unlikely), least, doubt / all];
    }

    // On how many likely lines each content word stands.
    private static Dictionary<string, int> Vocabulary(DumpContext page, float[] judged)
    {
        var vocabulary = new Dictionary<string, int>();
        for (var index = 0; index < judged.Length; index++)
        {
            if (judged[index] < Likely)
                continue;
            foreach (var word in ContentWords(page, index))
                vocabulary[word] = vocabulary.GetValueOrDefault(word) + 1;
        }

        return vocabulary;
    }

    // The share of a line's content words that other likely lines have, and how many such lines there are.
    private static float[] Shared(DumpContext page, float[] judged, Dictionary<string, int> vocabulary, int index)
    {
        var own = judged[index] < Likely ? 0 : 1;
        float words = 0, shared = 0, depth = 0;
        foreach (var word in ContentWords(page, index))
        {
            var others = vocabulary.GetValueOrDefault(word) - own;
            words++;
            shared += others > 0 ? 1 : 0;
            depth += MathF.Log(1 + Math.Max(0, others));
        }

        return words == 0 ? [-1, -1] : [shared / words, depth / words];
    }

    private static IEnumerable<string> ContentWords(DumpContext page, int index) =>
        page.Words[index].Words.Where(word => (word.Length >= 4 || LineWords.IsUnspaced(word[0])) && !page.FunctionWords.Contains(word)).Distinct();

    private static int[] Distances(float[] judged, bool forward)
    {
        var distances = new int[judged.Length];
        var distance = 100;
        for (var step = 0; step < judged.Length; step++)
        {
            var index = forward ? step : judged.Length - 1 - step;
            distances[index] = distance;
            distance = judged[index] > 0.5 ? 1 : Math.Min(100, distance + 1);
        }

        return distances;
    }
}
