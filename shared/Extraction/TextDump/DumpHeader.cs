using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>Who wrote a page, when, and for whom.</summary>
/// <param name="Dates">When it was published and changed.</param>
/// <param name="Authors">Who wrote it.</param>
/// <param name="Publisher">An unlabelled name beside the date that is no person's.</param>
/// <param name="Used">The lines, by index, that all this was read from.</param>
internal sealed record DumpHeader(DumpDates Dates, DumpAuthors Authors, FoundText Publisher, IReadOnlySet<int> Used)
{
    private const int LinesBehindHeadline = 25;
    private const int MaximumPublisherWords = 8;
    private const int MaximumLabelLetters = 30;

    /// <summary>Reads the header of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="judged">What its lines are likely to be.</param>
    /// <param name="isBody">Which lines are text.</param>
    /// <param name="headline">Index of the line with the headline; below 0 where none has it.</param>
    /// <param name="end">Index of the line from which on none is looked at.</param>
    public static DumpHeader Read(DumpContext page, JudgedLines judged, bool[] isBody, int headline, int end)
    {
        var dates = DumpDates.Read(page, judged, isBody, headline, end);
        var authors = DumpAuthors.Read(page, judged, isBody, headline, end);
        var used = dates.Used.Concat(authors.Used).ToHashSet();
        var publisher = PublisherOf(page, headline, dates.Published, used, Math.Min(end, headline + 1 + LinesBehindHeadline));
        if (publisher < 0)
            return new(dates, authors, FoundText.None, used);
        used.Add(publisher);
        return new(dates, authors, new(page.Lines[publisher].Text, page.Lines[publisher].Number), used);
    }

    // The one unlabelled line between the headline and a labelled date names who publishes.
    private static int PublisherOf(DumpContext page, int headline, FoundText published, HashSet<int> used, int end)
    {
        for (var index = headline + 1; index + 1 < end; index++)
        {
            if (published.Line == page.Lines[index + 1].Number)
                return !used.Contains(index) && IsName(page, index) && page.Lines[index + 1].Text.IndexOfAny([':', '：']) is > 0 and < MaximumLabelLetters ? index : -1;
        }

        return -1;
    }

    private static bool IsName(DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        var words = page.Words[index];
        return !page.Lines[index].IsListItem && words.Words.Count is >= 2 and <= MaximumPublisherWords && words.SentenceEnds == 0 && words.Digits == 0
            && words.Capitalised * 2 > words.Words.Count && !text.EndsWith(':') && !PageLabels.Furniture.Contains(PageLabels.Label(text));
    }
}
