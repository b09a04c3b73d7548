using System.Runtime.InteropServices;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// What the first model's judgements say about a block's surroundings: neighbours, the containers around it, blocks of
/// its shape. With the block's own features the input of the second model, which smooths the first.
/// </summary>
internal static class SmoothedFeatures
{
    private static readonly string[][] AncestorNames = Enumerable.Range(1, 4)
        .Select(level => new[] { $"belief{level}", $"mass{level}" }).ToArray();

    private static readonly string[] NearNames = ["belief -4", "belief -3", "belief -2", "belief -1", "", "belief +1", "belief +2", "belief +3", "belief +4"];

    private static readonly string[] HalfNames = ["half mass levels", "half mass place"];

    private static readonly string[] MostNames = ["most mass levels", "most mass place"];

    private static readonly Lazy<FeatureLayout> Listed = new(() => FeatureLayout.Of((ref row) =>
    {
        var (page, beliefs) = (PageContext.Sample, new[] { 0.5f });
        Fill(page, new Surroundings(page.Outline, beliefs), beliefs, 0, ref row);
        new SectionFeatures(page, beliefs).Add(0, ref row);
    }));

    /// <summary>The features.</summary>
    public static FeatureLayout Layout => Listed.Value;

    /// <summary>Fills one row a block.</summary>
    /// <param name="page">The page.</param>
    /// <param name="beliefs">The first model's probability of each block being body.</param>
    /// <param name="values">Blocks × <see cref="Layout"/> values, row by row.</param>
    public static void Fill(PageContext page, ReadOnlySpan<float> beliefs, Span<float> values)
    {
        var surroundings = new Surroundings(page.Outline, beliefs);
        var sections = new SectionFeatures(page, beliefs);
        var width = Layout.Count;
        for (var i = 0; i < page.Outline.Blocks.Count; i++)
        {
            var row = new FeatureRow(values.Slice(i * width, width));
            Fill(page, surroundings, beliefs, i, ref row);
            sections.Add(i, ref row);
        }
    }

    /// <summary>Sums of belief over containers, shapes and stretches of the page.</summary>
    private sealed class Surroundings
    {
        public readonly float[] MassBefore;
        public readonly float[] WeightBefore;
        public readonly int[] Sure;
        public readonly int[] NextSure;
        private readonly float[] _containerMass;
        private readonly float[] _containerWeight;
        private readonly Dictionary<int, (float Mass, float Weight)> _shapes = [];

        public Surroundings(PageOutline outline, ReadOnlySpan<float> beliefs)
        {
            var blocks = outline.Blocks;
            MassBefore = new float[blocks.Count + 1];
            WeightBefore = new float[blocks.Count + 1];
            Sure = new int[blocks.Count];
            NextSure = new int[blocks.Count];
            _containerMass = new float[outline.Containers.Count];
            _containerWeight = new float[outline.Containers.Count];
            var sure = -1;
            for (var i = 0; i < blocks.Count; i++)
            {
                var weight = Weight(blocks[i]);
                var mass = weight * beliefs[i];
                MassBefore[i + 1] = MassBefore[i] + mass;
                WeightBefore[i + 1] = WeightBefore[i] + weight;
                _containerMass[blocks[i].Container.Index] += mass;
                _containerWeight[blocks[i].Container.Index] += weight;
                ref var shape = ref CollectionsMarshal.GetValueRefOrAddDefault(_shapes, blocks[i].Container.Shape, out _);
                shape = (shape.Mass + mass, shape.Weight + weight);
                Sure[i] = sure;
                if (beliefs[i] > 0.5f)
                    sure = i;
            }
            sure = blocks.Count;
            for (var i = blocks.Count - 1; i >= 0; i--)
            {
                NextSure[i] = sure;
                if (beliefs[i] > 0.5f)
                    sure = i;
            }
            for (var i = outline.Containers.Count - 1; i > 0; i--)
                if (outline.Containers[i].Parent is { } parent)
                {
                    _containerMass[parent.Index] += _containerMass[i];
                    _containerWeight[parent.Index] += _containerWeight[i];
                }
        }

        public float Mass => MassBefore[^1];

        public float MassOf(Container container) => _containerMass[container.Index];

        /// <summary>Mean belief of a container's other blocks; below zero when there are none.</summary>
        public float Others(Container container, float mass, float weight)
            => Mean(_containerMass[container.Index] - mass, _containerWeight[container.Index] - weight);

        public float OthersOfShape(int shape, float mass, float weight)
            => Mean(_shapes[shape].Mass - mass, _shapes[shape].Weight - weight);

        public float Window(int index, int reach)
        {
            var from = Math.Max(0, index - reach);
            var to = Math.Min(MassBefore.Length - 1, index + reach + 1);
            return (MassBefore[to] - MassBefore[from]) / Math.Max(1, WeightBefore[to] - WeightBefore[from]);
        }

        private static float Mean(float mass, float weight) => weight < 0.5f ? -1 : mass / weight;
    }

    private static float Weight(TextBlock block) => block.Words + 1;

    private static void Fill(PageContext page, Surroundings around, ReadOnlySpan<float> beliefs, int index, ref FeatureRow row)
    {
        var blocks = page.Outline.Blocks;
        var block = blocks[index];
        var weight = Weight(block);
        var mass = weight * beliefs[index];
        var total = Math.Max(1, around.Mass);
        for (var offset = -4; offset <= 4; offset++)
            row.Add(offset == 0 ? "belief" : NearNames[offset + 4], index + offset >= 0 && index + offset < blocks.Count ? beliefs[index + offset] : -1);
        row.Add("belief within 3", around.Window(index, 3));
        row.Add("belief within 8", around.Window(index, 8));
        row.Add("belief within 20", around.Window(index, 20));
        row.Add("mass before", around.MassBefore[index] / total);
        row.Add("mass after", (around.Mass - around.MassBefore[index + 1]) / total);
        row.AddLog("from sure", index - around.Sure[index]);
        row.AddLog("to sure", around.NextSure[index] - index);
        row.Add("sure before", around.Sure[index] >= 0);
        row.Add("sure after", around.NextSure[index] < blocks.Count);
        row.Add("shape belief", around.OthersOfShape(block.Container.Shape, mass, weight));
        var container = block.Container;
        foreach (var names in AncestorNames)
        {
            row.Add(names[0], around.Others(container, mass, weight));
            row.Add(names[1], around.MassOf(container) / total);
            container = container.Wider ?? container;
        }
        AddAncestor(0.5f, HalfNames, ref row);
        AddAncestor(0.85f, MostNames, ref row);
        row.Add("belief said before", page.Earlier[index] >= 0 ? beliefs[page.Earlier[index]] : -1);
        row.Add("belief said again", page.Later[index] >= 0 ? beliefs[page.Later[index]] : -1);
        row.AddLog("mass", around.Mass);
        row.Add("share of page", around.Mass / Math.Max(1, around.WeightBefore[^1]));

        void AddAncestor(float share, string[] names, ref FeatureRow row)
        {
            var levels = 0;
            var at = block.Container;
            while (around.MassOf(at) < share * total && at.Wider is { } wider)
            {
                levels++;
                at = wider;
            }
            row.Add(names[0], Math.Min(levels, 20));
            row.Add(names[1], (float)(index - at.First) / Math.Max(1, at.Blocks));
        }
    }
}
