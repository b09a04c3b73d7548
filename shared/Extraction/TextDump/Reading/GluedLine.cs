namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>
/// Parts a line where the texts of elements run together, as in text that was taken from markup without a thought of its
/// elements: a sentence's end and a capital, or a small letter and a capital, without a space. Very long lines are parted at
/// sentences too, so that each part can be judged.
/// </summary>
internal static class GluedLine
{
    private const int LeastJoints = 3;
    private const int LongLine = 2_000;
    private const int LeastSentences = 400;
    private const int ShortWord = 10;
    private const int LeastStem = 3;
    private const int MaximumPieces = 20_000;

    /// <summary>A part of a line and what stands before it.</summary>
    public readonly record struct Piece(int Start, int End, LineJoint Joint);

    /// <summary>The parts of a line; one where nothing runs together.</summary>
    public static List<Piece> Split(string line)
    {
        var pieces = new List<Piece>();
        if (line.Length < 40)
            return [new(0, line.Length, LineJoint.LineEnd)];
        var ends = 0;
        var words = 0;
        for (var at = 1; at + 1 < line.Length && ends + words < LeastJoints; at++)
        {
            if (!char.IsUpper(line[at]))
                continue;
            ends += IsSentenceJoint(line, at) ? 1 : 0;
            words += IsWordJoint(line, at) ? 1 : 0;
        }

        var isGlued = ends >= 2 || ends + words >= LeastJoints;
        var isLong = line.Length > LongLine;
        if (!isGlued && !isLong)
            return [new(0, line.Length, LineJoint.LineEnd)];
        var (start, joint) = (0, LineJoint.LineEnd);
        for (var at = 1; at < line.Length && pieces.Count < MaximumPieces; at++)
        {
            var next = isGlued && char.IsUpper(line[at]) && (IsSentenceJoint(line, at) || IsWordJoint(line, at)) ? LineJoint.Glued
                : !isLong || at - start < LeastSentences ? LineJoint.LineEnd
                : line[at - 1] == ' ' && at > 1 && line[at - 2] is '.' or '!' or '?' or '…' or '।' or '؟' ? LineJoint.Space
                : line[at - 1] is '。' or '！' or '？' && line[at] is not ('」' or '』' or '”' or '）' or '。') ? LineJoint.Nothing
                : LineJoint.LineEnd;
            if (next == LineJoint.LineEnd)
                continue;
            Add(pieces, line, start, at, joint);
            (start, joint) = (at, next);
        }

        Add(pieces, line, start, line.Length, joint);
        return pieces;
    }

    private static void Add(List<Piece> pieces, string line, int start, int end, LineJoint joint)
    {
        while (start < end && line[start] == ' ')
            start++;
        while (end > start && line[end - 1] == ' ')
            end--;
        if (end > start)
            pieces.Add(new(start, end, pieces.Count == 0 ? LineJoint.LineEnd : joint));
    }

    // "end.Next": but not within "U.S.Army", "J.K.Rowling".
    private static bool IsSentenceJoint(string line, int at)
    {
        var before = at - 1;
        while (before > 0 && line[before] is '"' or '”' or '’' or ')' or '»' or ']')
            before--;
        if (line[before] is not ('.' or '!' or '?' or '…') || before < 2)
            return false;
        var last = line[before - 1];
        return (char.IsLower(last) || char.IsDigit(last) || last is ')' or '"' or '”' or '%' or '.') && (at + 1 == line.Length || !line[(at + 1)..Math.Min(line.Length, at + 2)].Contains('.', StringComparison.Ordinal));
    }

    // "endNext", "2023Next", ")Next": but not "YouTube", "iPhone", "McDonald".
    private static bool IsWordJoint(string line, int at)
    {
        var last = line[at - 1];
        if (!char.IsLower(last))
            return char.IsDigit(last) ? at > 4 && char.IsDigit(line[at - 2]) && at + 2 < line.Length && char.IsLower(line[at + 1]) : last is ')' && at + 1 < line.Length && char.IsLower(line[at + 1]);
        var (start, end) = (at, at);
        var joints = 0;
        while (start > 0 && at - start < 40 && char.IsLetter(line[start - 1]))
            start--;
        while (end < line.Length && end - at < 40 && char.IsLetter(line[end]))
        {
            joints += end > at && char.IsUpper(line[end]) && char.IsLower(line[end - 1]) ? 1 : 0;
            end++;
        }

        for (var before = start + 1; before < at; before++)
            joints += char.IsUpper(line[before]) && char.IsLower(line[before - 1]) ? 1 : 0;
        // A name's parts are short and the first has a capital or hardly a letter.
        if (at - start < LeastStem)
            return false;
        return joints > 0 || end - start > ShortWord || (char.IsLower(line[start]) && at + 1 < line.Length && !char.IsUpper(line[at + 1]));
    }
}
