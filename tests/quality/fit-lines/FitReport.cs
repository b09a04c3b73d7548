using Ingestion.Extraction.Tests;
using Ingestion.Extraction.TextDump;

namespace Ingestion.FitLines;

/// <summary>How well lines were judged.</summary>
internal static class FitReport
{
    /// <summary>Prints the measures of a choice of lines.</summary>
    public static void Print(string name, Corpus corpus, IReadOnlyList<float[]> judged, float threshold)
    {
        var (headline, rest, copies) = (new BodyScore(), new BodyScore(), new BodyScore());
        var low = 0;
        for (var index = 0; index < corpus.Pages.Count; index++)
        {
            var page = corpus.Pages[index];
            var text = string.Join('\n', BodyBlocks.Of(page.Page, Array.ConvertAll(judged[index], likely => likely > threshold)).Select(block => block.Text));
            if (index >= corpus.Real)
                copies.Add(page.Truth, text);
            else if (page.IsHeadline)
                low += headline.Add(page.Truth, text) < 0.9 ? 1 : 0;
            else if (page.Kind is "article")
                rest.Add(page.Truth, text);
        }

        Console.WriteLine($"{name,-22} headline F1 {headline.F1:0.0000} (p {headline.Precision:0.000}, r {headline.Recall:0.000}, {low} under 0.9)  wcxb articles {rest.F1:0.0000}  long copies {copies.F1:0.0000}");
    }

    /// <summary>Writes the real pages line by line, each with whether it is body and what was judged, for fit_confidence.py.</summary>
    public static void Write(string folder, Corpus corpus, IReadOnlyList<float[]> judged)
    {
        Directory.CreateDirectory(folder);
        for (var index = 0; index < corpus.Real; index++)
        {
            var page = corpus.Pages[index];
            File.WriteAllLines(
                Path.Combine(folder, page.Id + ".txt"),
                page.Page.Lines.Select((line, at) => $"{(page.IsBody[at] ? '+' : '-')} {judged[index][at]:0.0000} {line.Text}"));
        }
    }
}
