namespace Ingestion.Extraction.TextDump.Titles;

/// <summary>How much of a line a candidate is.</summary>
internal enum TitlePart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>What stands before a mark that parts it, or before the last steps.</summary>
    Beginning,

    /// <summary>What stands behind one.</summary>
    End,

    /// <summary>All of it and of the line below: a headline that was wrapped, or that stands under its kicker.</summary>
    Joined,

    /// <summary>All of it and of the two lines below.</summary>
    JoinedTwice,
}

/// <summary>A text that may be the headline.</summary>
/// <param name="Text">The text.</param>
/// <param name="Index">Index of its line.</param>
/// <param name="Part">How much of the line it is.</param>
internal sealed record DumpTitleCandidate(string Text, int Index, TitlePart Part)
{
    /// <summary>What can be counted in it.</summary>
    public required LineWords Words { get; init; }

    /// <summary>How many lines it takes.</summary>
    public int Lines => Part switch { TitlePart.Joined => 2, TitlePart.JoinedTwice => 3, _ => 1 };
}

/// <summary>
/// What may be a page's headline: every line before its text and some within; the pieces of the first, which is the title
/// of the window where a tool wrote that down, and of those near the text or like the first; and lines that belong together.
/// </summary>
internal static class DumpTitleCandidates
{
    private const int MaximumLetters = 300;
    private const int MaximumWords = 50;
    private const int LinesWithin = 12;
    private const int MaximumCandidates = 4_000;
    private const int MaximumPieces = 8;
    private const int NearText = 15;
    private const int MaximumJoined = 110;
    private const int LeastWrapped = 30;
    private static readonly string[] LineSeparators = [" - ", " – ", " — ", " | ", " · ", " » ", " › ", " > ", ": ", "：", "｜", " / "];
    private static readonly string[] Separators = [" - ", " – ", " — ", " | ", " · ", " • ", " » ", " « ", " › ", " > ", " :: ", ": ", " / ", "：", "丨", "｜", "|", "_", "»", "--", "-", " ~ "];

    /// <summary>All candidates, in order.</summary>
    public static List<DumpTitleCandidate> Of(DumpContext page, DensestRun text)
    {
        var candidates = new List<DumpTitleCandidate>();
        if (page.Lines.Count == 0)
            return candidates;
        Add(candidates, page.Lines[0].Text, 0, TitlePart.Whole);
        AddPieces(candidates, page.Lines[0].Text, 0, Separators);
        var start = text.End > text.Start ? text.Start : page.Lines.Count;
        var last = Math.Min(page.Lines.Count, start + LinesWithin);
        var first = page.Words[0].Words.ToHashSet();
        AddJoined(candidates, page, 0);
        for (var index = Math.Max(1, last - MaximumCandidates); index < last; index++)
        {
            var line = page.Lines[index];
            Add(candidates, line.Text, index, TitlePart.Whole);
            var words = page.Words[index].Words;
            if (words.Count is < 2 or > MaximumWords || page.IsProse[index] || candidates.Count > MaximumCandidates)
                continue;
            var isLikely = line.Heading > 0 || Math.Abs(start - index) <= NearText || words.Count(first.Contains) * 2 > words.Count;
            if (isLikely)
                AddPieces(candidates, line.Text, index, LineSeparators);
            if (isLikely || line.Text.Length >= LeastWrapped)
                AddJoined(candidates, page, index);
        }

        return candidates;
    }

    // No tool that wraps says which of its lines belong together.
    private static void AddJoined(List<DumpTitleCandidate> candidates, DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        for (var more = 1; more <= 2 && index + more < page.Lines.Count; more++)
        {
            var next = page.Lines[index + more];
            if (text.Length > MaximumJoined * more || next.Text.Length > MaximumJoined || next.IsListItem != page.Lines[index].IsListItem || (more == 2 && next.Heading != page.Lines[index].Heading) || page.IsProse[index + more])
                return;
            text += LineWords.IsUnspaced(text[^1]) ? next.Text : " " + next.Text;
            Add(candidates, text, index, more == 1 ? TitlePart.Joined : TitlePart.JoinedTwice);
        }
    }

    private static void AddPieces(List<DumpTitleCandidate> candidates, string line, int index, string[] separators)
    {
        if (line.Length > MaximumLetters * 2)
            return;
        var from = candidates.Count;
        foreach (var separator in separators)
        {
            var pieces = 0;
            for (var at = line.IndexOf(separator, 1, StringComparison.Ordinal); at > 0 && pieces < MaximumPieces; at = line.IndexOf(separator, at + separator.Length, StringComparison.Ordinal), pieces++)
            {
                // A hyphen without spaces parts only scripts that set none.
                if (separator is "-" or "--" && !LineWords.IsUnspaced(line[at - 1]))
                    continue;
                Add(candidates, line[..at], index, TitlePart.Beginning, from);
                Add(candidates, line[(at + separator.Length)..], index, TitlePart.End, from);
            }
        }
    }

    // What points to a heading and no part of it: the sign of its own address, the number of its link.
    private static string Unmarked(string text)
    {
        text = text.Trim().TrimEnd('¶', '#', '§', ' ');
        while (text is [.., ']'] && text.LastIndexOf('[') is > 0 and var open && open < text.Length - 2 && text.AsSpan(open + 1, text.Length - open - 2).IndexOfAnyExceptInRange('0', '9') < 0)
            text = text[..open].TrimEnd('¶', '#', '§', ' ');
        while (text is ['[', ..] && text.IndexOf(']', StringComparison.Ordinal) is > 1 and var close && text.AsSpan(1, close - 1).IndexOfAnyExceptInRange('0', '9') < 0)
            text = text[(close + 1)..].TrimStart();
        return text;
    }

    private static void Add(List<DumpTitleCandidate> candidates, string text, int index, TitlePart part, int from = int.MaxValue)
    {
        text = Unmarked(text);
        if (text.Length is 0 or > MaximumLetters)
            return;
        var words = LineWords.Read(text);
        if (words.Words.Count is 0 or > MaximumWords || !text.Any(char.IsLetter) || candidates.Skip(from).Any(other => other.Text == text))
            return;
        candidates.Add(new(text, index, part) { Words = words });
    }
}
