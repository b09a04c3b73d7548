using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Models;
using Ingestion.Quality;

namespace Ingestion.Training;

/// <summary>Counts the words and names of pages whose blocks are labelled, and writes what their weights say of every block.</summary>
internal static class WordRows
{
    private sealed record Site(string Name, int Fold);

    /// <summary>
    /// From <c>labels.bin</c> (a 32-bit float a block, not a number where unknown) and <c>sites.json</c> (name and fold of each page's site) writes <c>words-K.bin</c>, the rows by weights of which fold K knows nothing, the same with K = <c>all</c>
    /// for the models that ship, and <c>words.tsv</c>, the weights themselves.
    /// </summary>
    public static void Write(Corpus corpus, string folder)
    {
        var labels = ReadPage.Floats(folder, "labels.bin");
        var sites = JsonSerializer.Deserialize<Site[]>(File.ReadAllText(Path.Combine(folder, "sites.json")), JsonSerializerOptions.Web)!;
        var counts = new KeyCounts();
        var pages = ReadPage.All(corpus).Select(page => page.Context).ToArray();
        var at = 0;
        for (var page = 0; page < pages.Length; page++)
        {
            var count = pages[page].Outline.Blocks.Count;
            Count(pages[page], labels.AsSpan(at, count), counts.CounterOf(sites[page].Name, sites[page].Fold));
            at += count;
        }
        counts.Close();
        foreach (var fold in sites.Select(site => site.Fold).Distinct().Order().Append(-1))
        {
            using var rows = File.Create(Path.Combine(folder, fold < 0 ? "words-all.bin" : $"words-{fold}.bin"));
            foreach (var values in Enumerable.Range(0, pages.Length).AsParallel().AsOrdered().Select(page => Row(pages[page], counts.Without(fold, sites[page].Name))))
                rows.Write(MemoryMarshal.AsBytes<float>(values));
        }
        File.WriteAllLines(Path.Combine(folder, "words.tsv"), counts.Table().Select(pair => FormattableString.Invariant($"{pair.Key}\t{pair.Weight}")));
    }

    private static float[] Row(PageContext page, KeyWeights weights)
    {
        var values = new float[page.Outline.Blocks.Count * WordFeatures.Layout.Count];
        if (values.Length > 0)
            WordFeatures.Fill(page, weights, values, WordFeatures.Layout.Count);
        return values;
    }

    private static void Count(PageContext page, ReadOnlySpan<float> labels, KeyCounts.Counter counter)
    {
        var blocks = page.Outline.Blocks;
        var body = new float[page.Outline.Containers.Count];
        var furniture = new float[page.Outline.Containers.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            if (float.IsNaN(labels[i]))
                continue;
            (counter.Body, counter.Furniture) = labels[i] >= 0.5f ? (1, 0) : (0, 1);
            TextWeights.Of(blocks[i].Text, counter);
            if (blocks[i].Href.Length > 0)
                NameWeights.OfAddress(blocks[i].Href, counter);
            (labels[i] >= 0.5f ? body : furniture)[blocks[i].Container.Index] += blocks[i].Words + 1;
        }
        var containers = page.Outline.Containers;
        for (var i = containers.Count - 1; i >= 0; i--)
        {
            if (body[i] + furniture[i] == 0)
                continue;
            (counter.Body, counter.Furniture) = (body[i], furniture[i]);
            NameWeights.Of(containers[i].ClassNames, containers[i].Id, counter);
            if (containers[i].Parent is { } parent)
            {
                body[parent.Index] += body[i];
                furniture[parent.Index] += furniture[i];
            }
        }
    }
}
