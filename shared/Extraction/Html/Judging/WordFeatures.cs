using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// What a block's words, the names of the elements around it and the address of its link say, by weights counted over
/// many sites; and what its neighbours and the heading above it say in the same way.
/// </summary>
internal static class WordFeatures
{
    private static readonly Lazy<(FeatureLayout Texts, FeatureLayout Names, FeatureLayout All)> Listed = new(() =>
    {
        var blocks = PageContext.Sample.Outline.Blocks;
        var said = new Said(PageContext.Sample.Outline, WeightTable.Of([]));
        var texts = FeatureLayout.Of((ref row) => FillTexts(blocks, said, 0, ref row));
        var names = FeatureLayout.Of((ref row) => FillNames(blocks, said, 0, ref row));
        var places = FeatureLayout.Of((ref row) => FillPlace(blocks, said, 0, ref row));
        return (texts, names, FeatureLayout.Join([texts, names, places]));
    });

    /// <summary>The features.</summary>
    public static FeatureLayout Layout => Listed.Value.All;

    /// <summary>What texts say: all of it 0 where no weight knows a word, as in a language that none was counted in.</summary>
    public static FeatureLayout OfTexts => Listed.Value.Texts;

    /// <summary>What names and addresses say: all of it 0 where no weight knows one.</summary>
    public static FeatureLayout OfNames => Listed.Value.Names;

    /// <summary>Fills one row a block.</summary>
    /// <param name="page">The page.</param>
    /// <param name="weights">The weights of words and names.</param>
    /// <param name="values">Where the first row begins.</param>
    /// <param name="stride">From the beginning of a row to that of the next; at least the length of a row.</param>
    public static void Fill(PageContext page, KeyWeights weights, Span<float> values, int stride)
    {
        var said = new Said(page.Outline, weights);
        var width = Layout.Count;
        for (var i = 0; i < page.Outline.Blocks.Count; i++)
        {
            var row = new FeatureRow(values.Slice(i * stride, width));
            Fill(page.Outline.Blocks, said, i, ref row);
        }
    }

    /// <summary>The weights of every block and container of a page.</summary>
    private sealed class Said
    {
        public readonly TextWeights[] Texts;
        public readonly NameWeights[] Links;
        public readonly float[] MeanBefore;
        public readonly NameWeights[] Own;
        public readonly NameWeights[] Outer;
        public readonly int[] LeastDepth;
        public readonly int[] Heading;
        public readonly Dictionary<int, (float Sum, int Count)> Shapes = [];
        public readonly float[] ContainerMean;

        public Said(PageOutline outline, KeyWeights weights)
        {
            var blocks = outline.Blocks;
            var containers = outline.Containers;
            Texts = new TextWeights[blocks.Count];
            Links = new NameWeights[blocks.Count];
            Heading = new int[blocks.Count];
            MeanBefore = new float[blocks.Count + 1];
            Own = new NameWeights[containers.Count];
            Outer = new NameWeights[containers.Count];
            LeastDepth = new int[containers.Count];
            ContainerMean = new float[containers.Count];
            var heading = -1;
            for (var i = 0; i < blocks.Count; i++)
            {
                var block = blocks[i];
                Texts[i] = TextWeights.Of(block.Text, weights);
                Links[i] = block.Href.Length > 0 ? NameWeights.OfAddress(block.Href, weights) : default;
                MeanBefore[i + 1] = MeanBefore[i] + Texts[i].Mean;
                ContainerMean[block.Container.Index] += Texts[i].Mean;
                Shapes.TryGetValue(block.Container.Shape, out var shape);
                Shapes[block.Container.Shape] = (shape.Sum + Texts[i].Mean, shape.Count + 1);
                Heading[i] = heading;
                if (block.Kind == BlockKind.Heading)
                    heading = i;
            }
            for (var i = containers.Count - 1; i > 0; i--)
                if (containers[i].Parent is { } parent)
                    ContainerMean[parent.Index] += ContainerMean[i];
            AddNames(containers, weights);
        }

        private void AddNames(List<Container> containers, KeyWeights weights)
        {
            var known = new Dictionary<(string, string), NameWeights>();
            foreach (var container in containers)
            {
                // Elements without text are of no account.
                if (container.Blocks == 0)
                    continue;
                var own = default(NameWeights);
                if (container.ClassNames.Length + container.Id.Length > 0 && !known.TryGetValue((container.ClassNames, container.Id), out own))
                    known[(container.ClassNames, container.Id)] = own = NameWeights.Of(container.ClassNames, container.Id, weights);
                Own[container.Index] = own;
                if (container.Parent is not { } parent)
                    continue;
                var (above, around) = (Own[parent.Index], Outer[parent.Index]);
                Outer[container.Index] = new NameWeights(above.Sum + around.Sum, Math.Min(above.Least, around.Least), Math.Max(above.Greatest, around.Greatest));
                LeastDepth[container.Index] = above.Least < around.Least ? parent.Depth : LeastDepth[parent.Index];
            }
        }
    }

    private static void Fill(List<TextBlock> blocks, Said said, int index, ref FeatureRow row)
    {
        FillTexts(blocks, said, index, ref row);
        FillNames(blocks, said, index, ref row);
        FillPlace(blocks, said, index, ref row);
    }

    private static void FillTexts(List<TextBlock> blocks, Said said, int index, ref FeatureRow row)
    {
        var text = said.Texts[index];
        row.Add("phrase weight", text.Phrase);
        row.Add("opening weight", text.Opening);
        row.Add("ending weight", text.Ending);
        row.Add("mean weight", text.Mean);
        row.Add("least weight", text.Least);
        row.Add("greatest weight", text.Greatest);
        var container = blocks[index].Container;
        var near = container.Wider ?? container;
        row.Add("near words", near.Blocks == 0 ? 0 : said.ContainerMean[near.Index] / near.Blocks);
        row.Add("container words", container.Blocks == 0 ? 0 : said.ContainerMean[container.Index] / container.Blocks);
        var shape = said.Shapes[container.Shape];
        row.Add("shape weight", shape.Sum / shape.Count);
        row.Add("mean weight -1", index > 0 ? said.Texts[index - 1].Mean : 0);
        row.Add("mean weight +1", index + 1 < blocks.Count ? said.Texts[index + 1].Mean : 0);
        row.Add("phrase weight -1", index > 0 ? said.Texts[index - 1].Phrase : 0);
        row.Add("phrase weight +1", index + 1 < blocks.Count ? said.Texts[index + 1].Phrase : 0);
        row.Add("weight 4 before", said.MeanBefore[index] - said.MeanBefore[Math.Max(0, index - 4)]);
        row.Add("weight 4 after", said.MeanBefore[Math.Min(blocks.Count, index + 5)] - said.MeanBefore[index + 1]);
        row.Add("weight 12 before", said.MeanBefore[index] - said.MeanBefore[Math.Max(0, index - 12)]);
        row.Add("weight 12 after", said.MeanBefore[Math.Min(blocks.Count, index + 13)] - said.MeanBefore[index + 1]);
        var heading = said.Heading[index];
        row.Add("heading phrase", heading < 0 ? 0 : said.Texts[heading].Phrase);
        row.Add("heading mean", heading < 0 ? 0 : said.Texts[heading].Mean);
    }

    private static void FillNames(List<TextBlock> blocks, Said said, int index, ref FeatureRow row)
    {
        row.Add("link weight", said.Links[index].Sum);
        row.Add("link least", said.Links[index].Least);
        var container = blocks[index].Container;
        var own = said.Own[container.Index];
        var outer = said.Outer[container.Index];
        row.Add("names sum", own.Sum);
        row.Add("names least", own.Least);
        row.Add("names greatest", own.Greatest);
        row.Add("outer sum", outer.Sum);
        row.Add("outer least", outer.Least);
        row.Add("outer greatest", outer.Greatest);
        row.Add("outer least near", said.LeastDepth[container.Index] == 0 ? 0 : 1f / (1 + container.Depth - said.LeastDepth[container.Index]));
        var near = container.Wider ?? container;
        row.Add("near sum", said.Own[near.Index].Sum);
    }

    private static void FillPlace(List<TextBlock> blocks, Said said, int index, ref FeatureRow row)
    {
        var heading = said.Heading[index];
        row.AddLog("from heading", heading < 0 ? 300 : index - heading);
        row.Add("heading level", heading < 0 ? 0 : blocks[heading].Level);
        row.Add("heading kin", heading < 0 ? -1 : blocks[heading].Container.Parent == blocks[index].Container.Parent ? 1 : 0);
    }
}
