using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Training.Lines;

/// <summary>Tells by a page's truth which of a dump's lines say its headline, its date and its authors.</summary>
internal static class FieldLabels
{
    // Of longer lines none is a header.
    private const int MaximumWords = 30;
    private const int MaximumLetters = 200;
    private const int MaximumTitleLines = 3;
    // So much of a headline a line must have, and so many words it may have besides, as the site's name.
    private const double LeastOfTitle = 0.6;
    private const int MostBeside = 6;

    /// <summary>1 where a line says the headline or a piece of it, 0 elsewhere.</summary>
    public static float[] Headline(ReadText text)
    {
        var labels = new float[text.Page.Lines.Count];
        var title = LineLabels.Tokens(text.Title);
        if (title.Count == 0)
            return labels;
        var lines = text.Page.Lines.Select(line => line.Text.Length > 2 * MaximumLetters ? [] : LineLabels.Tokens(line.Text)).ToArray();
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (line.Count > 0 && (Has(title, line) && line.Count >= title.Count * LeastOfTitle || line.Count <= title.Count + MostBeside && Has(line, title)))
                labels[index] = 1;
            var joined = line.ToList();
            for (var more = 1; more < MaximumTitleLines && index + more < lines.Length && joined.Count < title.Count; more++)
            {
                joined.AddRange(lines[index + more]);
                if (joined.SequenceEqual(title))
                    labels.AsSpan(index, more + 1).Fill(1);
            }
        }

        return labels;
    }

    /// <summary>1 where a line says the day of publication, 0 elsewhere; not a number where the truth does not tell it.</summary>
    public static float[] Date(ReadText text, Truth truth)
    {
        const int Day = 10;
        return truth.Published.Length < Day
            ? Unknown(text.Page)
            : Of(text.Page, line => line.Any(char.IsDigit) && DateReader.TryFind(line, text.Page.Language, out var date) && date.Iso.StartsWith(truth.Published[..Day], StringComparison.Ordinal));
    }

    /// <summary>1 where a line names an author, 0 elsewhere; not a number where the truth names none.</summary>
    public static float[] Byline(ReadText text, Truth truth)
    {
        string[] names = [.. truth.Authors.Select(name => WordForms.Fold(name)).Where(name => name.Length > 3)];
        return names.Length == 0 ? Unknown(text.Page) : Of(text.Page, line => WordForms.Fold(line) is var folded && names.Any(name => folded.Contains(name, StringComparison.Ordinal)));
    }

    private static float[] Unknown(DumpContext page) => [.. page.Lines.Select(_ => float.NaN)];

    private static float[] Of(DumpContext page, Func<string, bool> says) =>
        [.. page.Lines.Select((line, index) => line.Text.Length <= MaximumLetters && page.Words[index].Words.Count <= MaximumWords && says(line.Text) ? 1f : 0f)];

    private static bool Has(List<string> all, List<string> part)
    {
        for (var at = 0; at + part.Count <= all.Count; at++)
            if (all.GetRange(at, part.Count).SequenceEqual(part))
                return true;
        return false;
    }
}
