using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Repairs;

/// <summary>
/// Finds the phrase that a content farm put before a headline and spliced into its text, and takes it out. It is known
/// by its own evidence alone: it stands before the headline with a separator, and recurs in the text where no writer
/// puts a name, glued to a word or within a sentence that reads on without it.
/// </summary>
public static class InjectedKeywords
{
    /// <summary>The <see cref="Repair.Kind"/> of these repairs.</summary>
    public const string Kind = "injected-keyword";

    /// <summary>Takes injected keywords out of a headline and its text.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="blocks">The body.</param>
    /// <param name="titleLines">Other places that show the headline, such as the page's title or its first line; they are evidence, and are not mended.</param>
    public static Mended Remove(string title, IReadOnlyList<Block> blocks, params IReadOnlyList<string> titleLines)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(titleLines);
        var keyword = "";
        KeywordEvidence? evidence = null;
        foreach (var candidate in KeywordCandidate.Of(title, titleLines))
        {
            // Most headlines have no prefix: the text is read only for those that do.
            evidence ??= new KeywordEvidence(title, blocks, titleLines);
            if (evidence.Proves(candidate))
            {
                keyword = candidate.Phrase;
                break;
            }
        }

        return keyword.Length == 0 ? new(title, blocks, []) : Remove(keyword, title, blocks);
    }

    private static Mended Remove(string keyword, string title, IReadOnlyList<Block> blocks)
    {
        var repairs = new List<Repair>();
        var mendedTitle = Cut(title, keyword, "title", 0, repairs);
        var mended = new List<Block>(blocks.Count);
        // What stood before the first block that is left, when blocks before it fell away whole.
        var before = "";
        var last = -1;
        foreach (var block in blocks)
        {
            if (block.IsMedia)
            {
                mended.Add(block);
                continue;
            }

            var cuts = new List<Repair>();
            var text = Cut(block.Text, keyword, "text", mended.Count, cuts);
            if (text.Length == 0 && block.Text.Length > 0)
            {
                // A line of the keyword alone: the line break goes with it, at the end of the block before.
                if (last >= 0)
                    repairs.Add(Made("text", last, mended[last].Text.Length, "\n" + block.Text));
                else
                    before += block.Text + "\n";
                continue;
            }

            if (before.Length > 0)
            {
                repairs.Add(Made("text", mended.Count, 0, before));
                before = "";
            }

            repairs.AddRange(cuts);
            last = mended.Count;
            mended.Add(ReferenceEquals(text, block.Text) ? block : block with { Text = text });
        }

        return new(mendedTitle, mended, repairs);
    }

    private static string Cut(string text, string keyword, string field, int block, List<Repair> repairs)
    {
        var at = text.IndexOf(keyword, StringComparison.Ordinal);
        if (at < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            var (start, end) = Extent(text, at, keyword.Length, from, field == "title" || at == 0);
            kept.Append(text, from, start - from);
            // Glued on both sides, it stands where a space was.
            var gap = start > 0 && end < text.Length && char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[end]) ? " " : "";
            repairs.Add(Made(field, block, kept.Length, text[start..end], gap));
            kept.Append(gap);
            from = end;
            at = text.IndexOf(keyword, end, StringComparison.Ordinal);
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    // The keyword, its separator where it leads, and one of the two spaces around it, so that the words left stand as they stood.
    private static (int Start, int End) Extent(string text, int at, int length, int from, bool leads)
    {
        var (start, end) = (at, at + length);
        if (leads && KeywordCandidate.SeparatorAt(text, end) is var separator and > 0)
        {
            end += separator;
        }
        else if (end < text.Length && text[end] == ' ' && (start == from || start == 0 || text[start - 1] == ' '))
        {
            end++;
        }
        else if (start > from && text[start - 1] == ' ' && (end == text.Length || char.IsPunctuation(text[end])))
        {
            start--;
        }

        return (start, end);
    }

    private static Repair Made(string field, int block, int position, string removed, string inserted = "") =>
        new() { Kind = Kind, Field = field, Block = block, Position = position, Removed = removed, Inserted = inserted };
}
