using System.Text;
using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>Who wrote a page: of all lines that name people those that the judge of lines believes most.</summary>
internal sealed class DumpAuthors
{
    private const int MaximumLetters = 200;
    private const int MaximumNameLetters = 90;
    private const int MaximumWords = 30;
    private const int MaximumAuthors = 6;

    // A word such as "by" before the names says as much.
    private const float LeastBelief = 0.5f;
    private const float LeastLedIn = 0.2f;

    private DumpAuthors()
    {
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>The line that has the first of them; 0 where none has.</summary>
    public int Line { get; private init; }

    /// <summary>The lines, by index, that the names were read from.</summary>
    public IReadOnlyList<int> Used { get; private init; } = [];

    /// <summary>Reads the authors of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="judged">What its lines are likely to be.</param>
    /// <param name="isBody">Which lines are text.</param>
    /// <param name="headline">Index of the line with the headline; below 0 where none has it.</param>
    /// <param name="end">Index of the line from which on none is looked at.</param>
    public static DumpAuthors Read(DumpContext page, JudgedLines judged, bool[] isBody, int headline, int end)
    {
        var (best, most) = (-1, 0f);
        IReadOnlyList<string> names = [];
        for (var index = 0; index < end; index++)
        {
            var belief = judged.Byline[index];
            if (index == headline || belief <= most || belief < LeastLedIn || page.Lines[index].Text.Length > MaximumLetters || page.Words[index].Words.Count > MaximumWords)
                continue;
            var (found, isLedIn) = NamesOf(page, judged, index);
            if (found.Count is 0 or > MaximumAuthors || (!isLedIn && (belief < LeastBelief || (isBody[index] && page.IsProse[index]))))
                continue;
            (best, most, names) = (index, belief, found);
        }

        if (best < 0)
            return new();
        var all = names.ToList();
        var used = new List<int> { best };
        // More names on lines of their own.
        for (var next = best + 1; next < end && next <= best + MaximumAuthors && all.Count < MaximumAuthors; next++)
        {
            var more = Unlabelled(page, page.Lines[next].Text);
            // In capitals stand labels: "WATCH LIVE".
            if (more.Count == 0 || judged.Byline[next] < LeastLedIn || more.Any(name => !name.Any(char.IsLower)))
                break;
            all.AddRange(more.Except(all));
            used.Add(next);
        }

        return new() { Names = all, Line = page.Lines[best].Number, Used = used };
    }

    private static (IReadOnlyList<string> Names, bool IsLedIn) NamesOf(DumpContext page, JudgedLines judged, int index)
    {
        var text = page.Lines[index].Text;
        if (BylineReader.TryLeadIn(text, out var names))
            return (BylineReader.Read(Unjoined(names)), true);
        // "By" on a line of its own.
        return index > 0 && BylineWords.LeadIns.Contains(PageLabels.Label(page.Lines[index - 1].Text)) && BylineReader.Read(Unjoined(text)) is { Count: > 0 } people
            ? (people, true)
            : BesideDate(page, judged, index) is { Count: > 0 } beside ? (beside, true) : (Unlabelled(page, text), false);
    }

    // A line that has the day of publication and names.
    private static IReadOnlyList<string> BesideDate(DumpContext page, JudgedLines judged, int index)
    {
        if (judged.Date[index] < LeastBelief || !page.TryDate(index, out var date))
            return [];
        var text = page.Lines[index].Text;
        return Unlabelled(page, (text[..date.Start] + text[(date.Start + date.Length)..]).Trim(' ', '|', '·', '•', ',', '-', '–', '—', '/'));
    }

    // A line of names and nothing else, none of them the headline's.
    private static IReadOnlyList<string> Unlabelled(DumpContext page, string text)
    {
        if (text.Length > MaximumNameLetters || text.IndexOfAny([':', '：', '?', '!']) >= 0)
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
}
