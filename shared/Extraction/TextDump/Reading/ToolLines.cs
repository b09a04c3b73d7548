namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>Finds the lines that a tool adds and no page has: lists of the links' addresses, frames, alternates, a block's brackets.</summary>
internal static class ToolLines
{
    private const int FewReferences = 3;
    private const int Head = 40;

    private static readonly string[] Frames = ["IFRAME:", "IFrame:", "FRAME:", "Frame:", "REFRESH(", "Refresh:"];
    private static readonly string[] Labels = ["References", "Visible links", "Visible links:", "Hidden links:", "Hidden links", "Links:", "Links"];

    /// <summary>For each line, whether a tool added it.</summary>
    public static bool[] Of(IReadOnlyList<JoinedLine> lines, DumpStyle style)
    {
        var added = new bool[lines.Count];
        MarkReferences(lines, style, added);
        var isHead = true;
        for (var index = 0; index < lines.Count; index++)
        {
            var text = lines[index].Text;
            var isAdded = isHead && index < Head && (text.StartsWith("#[", StringComparison.Ordinal) || text.StartsWith("Link: ", StringComparison.Ordinal));
            isHead = isAdded;
            if (isAdded || Array.Exists(Frames, frame => text.StartsWith(frame, StringComparison.Ordinal)) || (style.IsMarkdown && IsDefinition(text)))
                added[index] = true;
        }

        return added;
    }

    // The addresses of numbered links stand at the end, each behind its number, or below it and the link's words.
    private static void MarkReferences(IReadOnlyList<JoinedLine> lines, DumpStyle style, bool[] added)
    {
        var from = lines.Count;
        var references = 0;
        for (var index = lines.Count - 1; index >= 0; index--)
        {
            var isAddress = IsAddress(lines[index].Text);
            var isBelow = index + 1 < from + 1 && index + 1 < lines.Count && lines[index + 1].Mark == ListMark.None && IsAddress(lines[index + 1].Text);
            var isReference = lines[index].Mark == ListMark.Number && (isAddress || isBelow);
            if (!isReference && !isAddress && !(references > 0 && Array.IndexOf(Labels, lines[index].Text) >= 0))
                break;
            references += isReference ? 1 : 0;
            from = index;
        }

        // A text that only ends with its sources keeps them.
        if (references < (style.HasNumberedLinks ? 1 : FewReferences))
            return;
        while (from < lines.Count && !style.HasNumberedLinks && lines[from].Mark == ListMark.None && Array.IndexOf(Labels, lines[from].Text) < 0)
            from++;
        Array.Fill(added, true, from, lines.Count - from);
    }

    private static bool IsAddress(string text) =>
        !text.Contains(' ') && (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        || text.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);

    // "[label]: address" (CommonMark 0.31, section 4.7).
    private static bool IsDefinition(string text)
    {
        if (text[0] != '[')
            return false;
        var end = text.IndexOf("]: ", StringComparison.Ordinal);
        return end is > 1 and < 100 && IsAddress(text[(end + 3)..].Split(' ')[0].Trim('<', '>'));
    }
}
