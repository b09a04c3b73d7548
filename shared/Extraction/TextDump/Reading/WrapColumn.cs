namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>
/// The column a text was wrapped at: hardly a line is longer, and where a line runs on in the next, the next line's first
/// word would not have fitted.
/// </summary>
internal sealed class WrapColumn
{
    private const int Least = 30;
    private const int Most = 200;

    // Tools take a few columns more off in lists and quotations than in text.
    private const int Slack = 3;
    private const int FewLines = 12;
    private const int LongCost = 2;
    private const int MarkLength = 6;
    private const float NearShare = 0.6f;

    private WrapColumn(int column) => Column = column;

    /// <summary>The column; 0 in a text that is not wrapped.</summary>
    public int Column { get; }

    /// <summary>Finds the column of a text.</summary>
    public static WrapColumn Of(IReadOnlyList<RawLine> lines)
    {
        // For each column, how many line ends it explains (as differences), how many lines it does not allow, and how many
        // lines that run on end before it.
        var explains = new int[Most + 2];
        var longer = new int[Most + 2];
        var runsOn = new int[Most + 2];
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (IsBreakable(line))
                longer[Math.Min(line.Width, Most + 1)]++;
            if (index + 1 == lines.Count || lines[index + 1].AfterBlank || line.Width < Least || line.Width > Most || !RunsOn(line.Text, lines[index + 1].Text) || IsMarked(lines[index + 1]))
                continue;
            runsOn[line.Width]++;
            explains[line.Width]++;
            explains[Math.Clamp(line.Width + Needs(line.Text, lines[index + 1].Text), line.Width + 1, Most + 1)]--;
        }

        var tooLong = longer.Sum() - longer[..Least].Sum();
        int best = 0, bestScore = 0, explained = 0;
        for (var column = Least; column <= Most; column++)
        {
            tooLong -= longer[column];
            explained += explains[column];
            if (explained - (LongCost * tooLong) > bestScore)
                (best, bestScore) = (column, explained - (LongCost * tooLong));
        }

        if (best == 0)
            return new(0);
        var near = runsOn[(int)(best * NearShare)..(best + 1)].Sum();
        var holds = explains[..(best + 1)].Sum();
        // A single line end may be chance, except where there is hardly more.
        return new(holds * 2 > near && holds >= (lines.Count <= FewLines ? 1 : 3) ? best : 0);
    }

    /// <summary>Whether the column, and nothing else, ended a line.</summary>
    public bool Broke(RawLine line, RawLine next)
    {
        if (Column == 0 || next.AfterBlank)
            return false;
        // Only an address may be longer; what follows it is the same text where it can't be another.
        if (line.Width > Column + Slack + 2)
            return (!IsBreakable(line) || BrokeAtSpace(line, next)) && (RunsOn(line.Text, next.Text) || line.Text[^1] is '-' or '/');
        var needs = line.Width + (BrokeAtSpace(line, next) ? 1 + FirstWord(next.Text) : Needs(line.Text, next.Text));
        return needs > Column || (needs > Column - Slack && RunsOn(line.Text, next.Text));
    }

    /// <summary>Whether a space was where the next line begins, in a script that sets few: what breaks lines at spaces alone leaves longer ones.</summary>
    public bool BrokeAtSpace(RawLine line, RawLine next) => !NeedsSpace(line.Text[^1], next.Text[0]) && (next.Width > Column + Slack || line.Width > Column + Slack);

    /// <summary>Whether text goes on in the next line: the line ends no sentence and the next begins with a small letter, or in a script without them.</summary>
    public static bool RunsOn(string line, string next)
    {
        if (EndsSentence(line) || line[^1] is ':' or '*' or '|')
            return false;
        var first = next[0];
        if (first is '(' or '"' or '“' or '„' or '«' or '[' or '_' && next.Length > 1)
            first = next[1];
        return char.IsLetter(first) ? !char.IsUpper(first) : char.IsDigit(first) || first is '-' or '–' or '—' or '&' or '/' or ',' or ';' or ')' or '+' or '=';
    }

    /// <summary>Whether a line ends with a sentence.</summary>
    public static bool EndsSentence(string line) => line[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '۔' or '"' or '”' or '»';

    /// <summary>Whether a space belongs between a line and the next: not within scripts that set none.</summary>
    public static bool NeedsSpace(char before, char after) => !(LineWords.IsUnspaced(before) || IsWideMark(before)) || !(LineWords.IsUnspaced(after) || IsWideMark(after));

    // Items and addresses begin lines of their own.
    private static bool IsMarked(RawLine line) =>
        LineMarks.Bullet(line.Text, line.Indent) > 0 || LineMarks.Number(line.Text).Value > 0 || line.Text.Contains("://", StringComparison.Ordinal);

    // Columns that the next line's first word, or letter where a line may end between any two, would have taken.
    private static int Needs(string line, string next)
    {
        if (!NeedsSpace(line[^1], next[0]))
            return DisplayWidth.Of(next[0]);
        return 1 + FirstWord(next);
    }

    private static int FirstWord(string next)
    {
        var end = next.IndexOf(' ', StringComparison.Ordinal);
        return DisplayWidth.Of(next.AsSpan(0, end < 0 ? next.Length : end));
    }

    private static bool IsWideMark(char letter) => letter is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF');

    // Addresses can't be broken, nor the only word behind a mark.
    private static bool IsBreakable(RawLine line) =>
        line.Width is > Least and < int.MaxValue
        && (line.Text.AsSpan(Math.Min(line.Text.Length, MarkLength)).Contains(' ') || line.Text.AsSpan().IndexOfAnyInRange('\u3040', '\u9FFF') >= 0)
        && !line.Text.Contains("://", StringComparison.Ordinal) && !line.Text.Contains("](", StringComparison.Ordinal);
}
