using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>When a page was published and changed: of all lines with a date those that the judge of lines believes most.</summary>
internal sealed class DumpDates
{
    private const int MaximumWords = 30;
    private const int MaximumSentences = 2;
    private const int MaximumLabelLetters = 60;
    private const int MaximumLabelWords = 4;

    // Labels say so much, as probabilities.
    private const float LeastBelief = 0.5f;
    private const float LeastLabelled = 0.2f;
    private const int ModifiedReach = 10;
    private const int ListReach = 2;
    private const int LeastListed = 3;

    private DumpDates()
    {
    }

    /// <summary>The day of publication.</summary>
    public FoundText Published { get; private init; } = FoundText.None;

    /// <summary>The day of the last change.</summary>
    public FoundText Modified { get; private init; } = FoundText.None;

    /// <summary>The lines, by index, that the dates were read from.</summary>
    public IReadOnlyList<int> Used { get; private init; } = [];

    /// <summary>Reads the dates of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="judged">What its lines are likely to be.</param>
    /// <param name="isBody">Which lines are text: there no date without a label is the page's.</param>
    /// <param name="headline">Index of the line with the headline; below 0 where none has it.</param>
    /// <param name="end">Index of the line from which on none is looked at.</param>
    public static DumpDates Read(DumpContext page, JudgedLines judged, bool[] isBody, int headline, int end)
    {
        Candidate? published = null, modified = null;
        for (var index = 0; index < end; index++)
        {
            if (index == headline || Find(page, index) is not { } found)
                continue;
            var isOthers = found.Kind == Kind.Bare && ((isBody[index] && page.IsProse[index]) || page.Words[index].SentenceEnds > MaximumSentences || IsListed(page, index));
            var belief = judged.Date[index];
            if (found.Kind == Kind.Modified)
                modified = modified is null || belief > judged.Date[modified.Index] ? found : modified;
            else if (!isOthers && belief >= (found.Kind == Kind.Published ? LeastLabelled : LeastBelief) && (published is null || belief > judged.Date[published.Index]))
                published = found;
        }

        // Another article's day of change stands far from this one's header.
        var header = published?.Index ?? Math.Max(0, headline);
        if (modified is not null && Math.Abs(modified.Index - header) > ModifiedReach && judged.Date[modified.Index] < LeastBelief)
            modified = null;
        return new DumpDates
        {
            Published = published is null ? FoundText.None : new(published.Date.Iso, page.Lines[published.Index].Number),
            Modified = modified is not null ? new(modified.Date.Iso, page.Lines[modified.Index].Number) : published is null ? FoundText.None : ChangedBeside(page, published),
            Used = [.. new[] { published, modified }.OfType<Candidate>().Select(candidate => candidate.Index)],
        };
    }

    // Two dates side by side are those of publication and change; more are those of other articles.
    private static bool IsListed(DumpContext page, int index)
    {
        var dated = 0;
        for (var near = Math.Max(0, index - ListReach); near <= Math.Min(page.Lines.Count - 1, index + ListReach); near++)
            dated += page.TryDate(near, out _) ? 1 : 0;
        return dated >= LeastListed;
    }

    // "Published 7 April 2025, updated 8 April 2025".
    private static FoundText ChangedBeside(DumpContext page, Candidate published)
    {
        var rest = page.Lines[published.Index].Text[(published.Date.Start + published.Date.Length)..];
        return DateReader.TryFind(rest, page.Language, out var second) && KindOf(rest[..second.Start], "") == Kind.Modified
            ? new(second.Iso, page.Lines[published.Index].Number)
            : FoundText.None;
    }

    private static Candidate? Find(DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        var words = page.Words[index];
        if (words.Words.Count > MaximumWords || !page.TryDate(index, out var date))
            return null;
        var before = text[..date.Start];
        return new(index, date, KindOf(before, index > 0 && before.Trim().Length == 0 ? page.Lines[index - 1].Text : ""));
    }

    private static Kind KindOf(string before, string lineBefore)
    {
        foreach (var text in (ReadOnlySpan<string>)[before, lineBefore])
        {
            if (text.Length is 0 or > MaximumLabelLetters)
                continue;
            var words = LineWords.Read(text).Words;
            for (var from = Math.Max(0, words.Count - MaximumLabelWords); from < words.Count; from++)
            {
                for (var count = words.Count - from; count >= 1; count--)
                {
                    if (KindOf(string.Join(' ', words.Skip(from).Take(count)), leastLetters: 3) is var kind and not Kind.Bare)
                        return kind;
                }
            }

            // Labels of languages without spaces stand before the date unparted.
            if (KindOf(PageLabels.Label(text), leastLetters: 2) is var unspaced and not Kind.Bare)
                return unspaced;
        }

        return Kind.Bare;
    }

    private static Kind KindOf(string label, int leastLetters) =>
        PageLabels.Modified.Contains(label) ? Kind.Modified : label.Length >= leastLetters && PageLabels.Published.Contains(label) ? Kind.Published : Kind.Bare;

    private enum Kind
    {
        Bare,
        Published,
        Modified,
    }

    private sealed record Candidate(int Index, FoundDate Date, Kind Kind);
}
