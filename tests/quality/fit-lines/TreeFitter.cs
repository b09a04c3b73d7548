using System.Numerics;
using Ingestion.Extraction.Models;

namespace Ingestion.FitLines;

/// <summary>Fits gradient-boosted trees to weighted rows with logistic loss, by histograms of binned features (Friedman 2001; Ke et al. 2017).</summary>
internal sealed class TreeFitter
{
    private const int Bins = 64;

    public int Trees { get; init; } = 180;
    public int Leaves { get; init; } = 24;
    public float Rate { get; init; } = 0.1f;
    public float MinimumHessian { get; init; } = 3;
    public float Ridge { get; init; } = 3;
    public double RowShare { get; init; } = 0.6;
    public double FeatureShare { get; init; } = 0.5;

    public GradientBoostedTrees Fit(IReadOnlyList<float[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<float> weights)
    {
        var features = rows[0].Length;
        var count = rows.Count;
        var cuts = new float[features][];
        // Row by row, so that one pass over a row feeds the histograms of all features.
        var bins = new byte[count * features];
        Parallel.For(0, features, feature =>
        {
            cuts[feature] = Cuts(rows, feature);
            for (var row = 0; row < count; row++)
            {
                var at = Array.BinarySearch(cuts[feature], rows[row][feature]);
                bins[(row * features) + feature] = (byte)(at < 0 ? ~at : at);
            }
        });
        double positive = 0, all = 0;
        for (var row = 0; row < count; row++)
        {
            all += weights[row];
            positive += labels[row] ? weights[row] : 0;
        }

        var bias = (float)Math.Log(positive / (all - positive));
        var sums = new float[count];
        Array.Fill(sums, bias);
        var gradients = new float[count];
        var hessians = new float[count];
        var trees = new List<GradientBoostedTrees.Node[]>();
        var random = new Random(1);
        for (var tree = 0; tree < Trees; tree++)
        {
            for (var row = 0; row < count; row++)
            {
                var chance = 1 / (1 + MathF.Exp(-sums[row]));
                gradients[row] = weights[row] * ((labels[row] ? 1 : 0) - chance);
                hessians[row] = weights[row] * chance * (1 - chance);
            }

            var used = Enumerable.Range(0, features).Where(_ => random.NextDouble() < FeatureShare).ToArray();
            // Each tree sees some of the rows and some of the features (Friedman 2002), and speaks for all rows.
            var drawn = Enumerable.Range(0, count).Where(_ => random.NextDouble() < RowShare).ToArray();
            var grown = Grow(bins, cuts, gradients, hessians, used, drawn);
            trees.Add(grown);
            var one = GradientBoostedTrees.Of(0, [grown]);
            Parallel.For(0, count, row => sums[row] += one.LogOdds(rows[row]));
        }

        return GradientBoostedTrees.Of(bias, trees);
    }

    private GradientBoostedTrees.Node[] Grow(byte[] bins, float[][] cuts, float[] gradients, float[] hessians, int[] used, int[] drawn)
    {
        var features = cuts.Length;
        var nodes = new List<GradientBoostedTrees.Node> { default };
        var root = new Part { Node = 0, Rows = drawn };
        root.Histogram = Count(root.Rows, bins, features, used, gradients, hessians);
        var open = new List<Part> { Best(root, used) };
        var leaves = new List<Part>();
        while (open.Count > 0 && leaves.Count + open.Count < Leaves)
        {
            var part = open.MaxBy(candidate => candidate.Gain)!;
            open.Remove(part);
            if (part.Gain <= 1e-4)
            {
                leaves.Add(part);
                continue;
            }

            bool GoesLeft(int row) => bins[(row * features) + part.Feature] <= part.Bin;
            var left = new Part { Node = nodes.Count, Rows = Array.FindAll(part.Rows, GoesLeft) };
            var right = new Part { Node = nodes.Count + 1, Rows = Array.FindAll(part.Rows, row => !GoesLeft(row)) };
            var (small, large) = left.Rows.Length < right.Rows.Length ? (left, right) : (right, left);
            small.Histogram = Count(small.Rows, bins, features, used, gradients, hessians);
            large.Histogram = part.Histogram;
            for (var bin = 0; bin < large.Histogram.Length; bin++)
                large.Histogram[bin] -= small.Histogram[bin];
            nodes[part.Node] = new(cuts[part.Feature][part.Bin], (short)part.Feature, (ushort)nodes.Count);
            nodes.Add(default);
            nodes.Add(default);
            open.Add(Best(left, used));
            open.Add(Best(right, used));
        }

        foreach (var part in leaves.Concat(open))
        {
            double gradient = 0, hessian = 0;
            foreach (var row in part.Rows)
            {
                gradient += gradients[row];
                hessian += hessians[row];
            }

            var value = (float)(Rate * gradient / (hessian + Ridge));
            nodes[part.Node] = new(value, GradientBoostedTrees.Leaf, 0);
        }

        return [.. nodes];
    }

    private static Vector2[] Count(int[] rows, byte[] bins, int features, int[] used, float[] gradients, float[] hessians)
    {
        const int Threads = 2;
        var halves = new Vector2[Threads][];
        Parallel.For(0, Threads, thread =>
        {
            var histogram = new Vector2[used.Length * Bins];
            for (var at = rows.Length * thread / Threads; at < rows.Length * (thread + 1) / Threads; at++)
            {
                var row = rows[at];
                var both = new Vector2(gradients[row], hessians[row]);
                var own = bins.AsSpan(row * features, features);
                for (var index = 0; index < used.Length; index++)
                    histogram[(index * Bins) + own[used[index]]] += both;
            }

            halves[thread] = histogram;
        });
        for (var bin = 0; bin < halves[0].Length; bin++)
            halves[0][bin] += halves[1][bin];
        return halves[0];
    }

    private Part Best(Part part, int[] used)
    {
        for (var index = 0; index < used.Length; index++)
        {
            var histogram = part.Histogram.AsSpan(index * Bins, Bins);
            var all = Vector2.Zero;
            foreach (var bin in histogram)
                all += bin;
            var parent = all.X * all.X / (all.Y + Ridge);
            var left = Vector2.Zero;
            for (var bin = 0; bin < Bins - 1; bin++)
            {
                left += histogram[bin];
                var right = all - left;
                if (left.Y < MinimumHessian || right.Y < MinimumHessian)
                    continue;
                var gain = (left.X * left.X / (left.Y + Ridge)) + (right.X * right.X / (right.Y + Ridge)) - parent;
                if (gain > part.Gain)
                    (part.Gain, part.Bin, part.Feature) = (gain, bin, used[index]);
            }
        }

        return part;
    }

    // Upper bounds of the bins, at even shares of the rows.
    private static float[] Cuts(IReadOnlyList<float[]> rows, int feature)
    {
        var step = Math.Max(1, rows.Count / 20_000);
        var values = new List<float>();
        for (var row = 0; row < rows.Count; row += step)
            values.Add(rows[row][feature]);
        values.Sort();
        var cuts = new List<float>();
        for (var bin = 1; bin < Bins; bin++)
        {
            var value = values[(int)((long)values.Count * bin / Bins)];
            if (cuts.Count == 0 || value > cuts[^1])
                cuts.Add(value);
        }

        return [.. cuts];
    }

    private sealed class Part
    {
        public required int Node { get; init; }
        public required int[] Rows { get; init; }
        public Vector2[] Histogram { get; set; } = [];
        public double Gain { get; set; }
        public int Feature { get; set; }
        public int Bin { get; set; }
    }
}
