using System.Text;
using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>What stands between a page's headline and its text: who wrote it, when, and for whom.</summary>
internal sealed class DumpHeader
{
    // Lines looked at before the headline, and between it and the text where no text was found.
    private const int LinesBefore = 6;
    private const int LinesAfter = 25;
    private const int LinesBeforeText = 10;
    private const int TextSentences = 3;
    private const int MaximumDateLine = 100;
    private const int MaximumNameLine = 90;
    private const int MaximumAuthors = 6;
    private const int MaximumPublisherWords = 8;

    private readonly int _headline;

    private DumpHeader(int headline) => _headline = headline;

    /// <summary>The day of publication.</summary>
    public FoundText Published { get; private set; } = FoundText.None;

    /// <summary>The day of the last change.</summary>
    public FoundText Modified { get; private set; } = FoundText.None;

    /// <summary>The authors.</summary>
    public IReadOnlyList<string> Authors { get; private set; } = [];

    /// <summary>The line that names the authors; 0 when none does.</summary>
    public int AuthorsLine { get; private set; }

    /// <summary>An unlabelled name beside the date that is no person's.</summary>
    public FoundText Publisher { get; private set; } = FoundText.None;

    /// <summary>The lines, by index, that these fields were read from.</summary>
    public HashSet<int> Used { get; } = [];

    /// <summary>Reads the header of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isBody">Which lines are text.</param>
    /// <param name="headline">Index of the line with the headline; below 0 where none has it.</param>
    public static DumpHeader Read(DumpContext page, bool[] isBody, int headline)
    {
        var header = new DumpHeader(headline);
        var text = Array.FindIndex(isBody, headline + 1, known => known);
        // Around the headline, then around the beginning of the text, which may stand far below it.
        var to = End(page, isBody, headline + 1);
        header.ReadLines(page, isBody, headline + 1, to, isBeside: headline > 0 || text < to);
        header.ReadLines(page, isBody, headline - LinesBefore, headline, isBeside: true);
        if (text > 0)
            header.ReadLines(page, isBody, Math.Max(text - LinesBeforeText, headline + 1), End(page, isBody, text), isBeside: true);
        header.ReadLines(page, isBody, to, page.Lines.Count, isBeside: false);
        header.ReadPublisher(page, to);
        return header;
    }

    // A standfirst may stand before the byline: the header ends where the text goes on.
    private static int End(DumpContext page, bool[] isBody, int from)
    {
        var sentences = 0;
        var last = Math.Min(page.Lines.Count, from + LinesAfter);
        for (var index = from; index < last; index++)
        {
            sentences += isBody[index] && page.IsProse[index] ? 1 : 0;
            if (sentences == TextSentences)
                return index;
        }

        return last;
    }

    private void ReadLines(DumpContext page, bool[] isBody, int from, int to, bool isBeside)
    {
        for (var index = Math.Max(0, from); index < to && !(Published.Exists && AuthorsLine > 0 && Modified.Exists); index++)
        {
            if (index != _headline)
                ReadLine(page, index, isBeside && !(isBody[index] && page.IsProse[index]));
        }
    }

    private void ReadLine(DumpContext page, int index, bool isBeside)
    {
        var text = page.Lines[index].Text;
        var words = page.Words[index];
        if (text.Length > 200 || words.Words.Count > 30)
            return;
        ReadDate(page, index, text, isBeside);
        if (AuthorsLine == 0 && (isBeside || BylineReader.TryLeadIn(text, out _)))
            ReadAuthors(page, index, text, isBeside);
    }

    private void ReadDate(DumpContext page, int index, string text, bool isBeside)
    {
        if (Published.Exists && Modified.Exists)
            return;
        if (page.Words[index].Digits == 0 || !DateReader.TryFind(text, page.Language, out var date))
            return;
        var before = text[..date.Start];
        var kind = KindOf(before, index > 0 && before.Trim().Length == 0 ? page.Lines[index - 1].Text : "");
        if (kind == DateKind.Other)
        {
            // A short line that is no sentence.
            if (!isBeside || text.Length > MaximumDateLine || page.Words[index].SentenceEnds > 2)
                return;
            kind = DateKind.Bare;
        }

        var number = page.Lines[index].Number;
        if (kind == DateKind.Modified)
        {
            if (!Modified.Exists && isBeside)
                (Modified, _) = (new(date.Iso, number), Used.Add(index));
        }
        else if (!Published.Exists)
        {
            (Published, _) = (new(date.Iso, number), Used.Add(index));
            // "Published 7 April 2025, updated 8 April 2025".
            var rest = text[(date.Start + date.Length)..];
            if (!Modified.Exists && DateReader.TryFind(rest, page.Language, out var second) && KindOf(rest[..second.Start], "") == DateKind.Modified)
                Modified = new(second.Iso, number);
        }
    }

    private static DateKind KindOf(string before, string lineBefore)
    {
        foreach (var text in (ReadOnlySpan<string>)[before, lineBefore])
        {
            if (text.Length == 0 || text.Length > 60)
                continue;
            var words = LineWords.Read(text).Words;
            for (var from = Math.Max(0, words.Count - 4); from < words.Count; from++)
            {
                for (var count = words.Count - from; count >= 1; count--)
                {
                    var label = string.Join(' ', words.Skip(from).Take(count));
                    if (PageLabels.Modified.Contains(label))
                        return DateKind.Modified;
                    if (label.Length > 2 && PageLabels.Published.Contains(label))
                        return DateKind.Published;
                }
            }

            // Labels of languages without spaces stand before the date unparted.
            var unspaced = PageLabels.Label(text);
            if (PageLabels.Modified.Contains(unspaced))
                return DateKind.Modified;
            if (unspaced.Length > 1 && PageLabels.Published.Contains(unspaced))
                return DateKind.Published;
        }

        return DateKind.Other;
    }

    private void ReadAuthors(DumpContext page, int index, string text, bool isBeside)
    {
        if (BylineReader.TryLeadIn(text, out var names))
        {
            AddAuthors(page, index, BylineReader.Read(Unjoined(names)));
        }
        else if (IsLeadIn(text) && index + 1 < page.Lines.Count)
        {
            // "By" on a line of its own.
            index++;
            AddAuthors(page, index, BylineReader.Read(Unjoined(page.Lines[index].Text)));
        }
        else if (isBeside && index > _headline && (index <= _headline + 2 || IsBesideDate(page, index)))
        {
            AddAuthors(page, index, Unlabelled(page, index));
        }
    }

    private void AddAuthors(DumpContext page, int index, IReadOnlyList<string> people)
    {
        if (people.Count == 0 || people.Count > MaximumAuthors)
            return;
        var authors = new List<string>(people);
        AuthorsLine = page.Lines[index].Number;
        Used.Add(index);
        // More names on lines of their own.
        for (var next = index + 1; next < page.Lines.Count && next <= index + MaximumAuthors; next++)
        {
            var more = Unlabelled(page, next);
            // In capitals stand labels: "WATCH LIVE".
            if (more.Count == 0 || more.Any(name => !name.Any(char.IsLower)))
                break;
            authors.AddRange(more.Except(authors));
            Used.Add(next);
        }

        Authors = authors;
    }

    // A line of names and nothing else, none of them the headline's.
    private static IReadOnlyList<string> Unlabelled(DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        if (text.Length > MaximumNameLine || text.IndexOfAny([':', '：', '?', '!']) >= 0)
            return [];
        var people = BylineReader.Read(Unjoined(text));
        if (people.Count == 0 || !WordForms.Fold(text).StartsWith(WordForms.Fold(people[0]), StringComparison.Ordinal))
            return [];
        foreach (var word in people.SelectMany(person => LineWords.Read(person).Words))
        {
            if (page.TitleWords.Contains(word) || (page.FunctionWords.Contains(word) && !BylineWords.NameParticles.Contains(word)))
                return [];
        }

        return people;
    }

    // Naive dumps join elements: "Jane DoeTravel Reporter", "Jane Doe2 minutes ago".
    private static string Unjoined(string names)
    {
        var parted = new StringBuilder(names.Length + 4);
        var small = 0;
        foreach (var letter in names)
        {
            // McDonald and DeLuca have fewer small letters before the capital.
            if ((small >= 4 && char.IsUpper(letter)) || (small > 0 && char.IsDigit(letter)))
                parted.Append('|');
            small = char.IsLower(letter) ? small + 1 : 0;
            parted.Append(letter == '@' ? '|' : letter);
        }

        return parted.ToString();
    }

    private static bool IsLeadIn(string text) => BylineWords.LeadIns.Contains(PageLabels.Label(text));

    // A name without a word before it is a byline where the date stands near.
    private bool IsBesideDate(DumpContext page, int index)
    {
        for (var near = Math.Max(0, index - 1); near <= index + 2; near++)
        {
            if (near > _headline && near < page.Lines.Count && page.Words[near].Digits > 0 && page.Lines[near].Text.Length <= 120
                && DateReader.TryFind(page.Lines[near].Text, page.Language, out _))
            {
                return true;
            }
        }

        return false;
    }

    // The one unlabelled line between the headline and a labelled date names who publishes.
    private void ReadPublisher(DumpContext page, int to)
    {
        for (var index = _headline + 1; index + 1 < to; index++)
        {
            var text = page.Lines[index].Text;
            var words = page.Words[index];
            if (Used.Contains(index) || page.Lines[index].IsListItem || words.Words.Count is < 2 or > MaximumPublisherWords
                || words.SentenceEnds > 0 || words.Digits > 0 || words.Capitalised * 2 <= words.Words.Count || text.EndsWith(':')
                || PageLabels.Furniture.Contains(PageLabels.Label(text)))
            {
                continue;
            }

            if (Published.Line == page.Lines[index + 1].Number && page.Lines[index + 1].Text.IndexOfAny([':', '：']) is > 0 and < 30)
            {
                Publisher = new(text, page.Lines[index].Number);
                Used.Add(index);
                return;
            }
        }
    }

    private enum DateKind
    {
        Other,
        Bare,
        Published,
        Modified,
    }
}
