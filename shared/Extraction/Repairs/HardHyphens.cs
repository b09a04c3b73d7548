using System.Collections.Frozen;
using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Repairs;

/// <summary>
/// Joins words that were parted where a printed line ended: <c>exam- ple</c>, also over two paragraphs. Only where the
/// text has the joined word elsewhere, and never the compound with its hyphen: <c>pre- and postwar</c> stays.
/// </summary>
public static class HardHyphens
{
    /// <summary>The <see cref="Repair.Kind"/> of these repairs.</summary>
    public const string Kind = "hard-hyphen";

    /// <summary>A hyphen before one of these stands for the word that follows it: <c>pre- and postwar</c>.</summary>
    private static readonly FrozenSet<string> Conjunctions = new[]
    {
        "and", "or", "to", "nor", "und", "oder", "bis", "sowie", "et", "ou", "en", "of", "tot", "y", "o", "e", "og", "eller", "och", "ja", "tai", "i", "lub", "oraz", "nebo", "és", "vagy", "ve", "veya",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int LeastPart = 2;
    private const int LeastWord = 5;

    /// <summary>Joins such words in a text.</summary>
    public static Mended Join(Mended text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Blocks.Any((block, next) => MayBreak(block, next)))
            return text;
        var words = Words(text);
        var blocks = new List<Block>(text.Blocks.Count);
        var repairs = text.Repairs.ToList();
        foreach (var block in text.Blocks)
        {
            if (blocks.Count > 0 && Continues(blocks[^1], block) && IsParted(blocks[^1].Text + "\n" + block.Text, blocks[^1].Text.Length - 1, words))
            {
                var before = blocks[^1].Text;
                Shift(repairs, blocks.Count, before.Length);
                blocks[^1] = blocks[^1] with { Text = before[..^1] + JoinWithin(block.Text, blocks.Count - 1, before.Length - 1, words, repairs, [Made(blocks.Count - 1, before.Length - 1, "-\n")]) };
                continue;
            }

            blocks.Add(IsWritten(block) && Breaks(block.Text) ? block with { Text = JoinWithin(block.Text, blocks.Count, 0, words, repairs, []) } : block);
        }

        return repairs.Count == text.Repairs.Count ? text : text with { Blocks = blocks, Repairs = repairs };
    }

    private static string JoinWithin(string text, int block, int offset, HashSet<string> words, List<Repair> repairs, List<Repair> first)
    {
        repairs.AddRange(first);
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '-' && at + 1 < text.Length && text[at + 1] is ' ' or '\n' && IsParted(text, at, words))
            {
                repairs.Add(Made(block, offset + kept.Length, text.Substring(at, 2)));
                at++;
                continue;
            }

            kept.Append(text[at]);
        }

        return kept.ToString();
    }

    /// <summary>A block that is joined to the one before takes along the repairs made in it.</summary>
    /// <param name="repairs">Those made so far.</param>
    /// <param name="block">The block that is joined.</param>
    /// <param name="length">Letters of the block before it, as it is now.</param>
    private static void Shift(List<Repair> repairs, int block, int length)
    {
        // Backwards, since a repair's position counts the letters there were when it was made.
        for (var index = repairs.Count - 1; index >= 0; index--)
        {
            var repair = repairs[index];
            if (repair.Field != "text" || repair.Block < block - 1)
                continue;
            if (repair.Block == block - 1)
                length += repair.Removed.Length - repair.Inserted.Length;
            else
                repairs[index] = repair with { Block = repair.Block - 1, Position = repair.Position + (repair.Block == block ? length + 1 : 0) };
        }
    }

    private static bool MayBreak(Block block, Block? next) =>
        IsWritten(block) && Breaks(block.Text) || next is not null && Continues(block, next);

    private static bool Breaks(string text) => text.Contains("- ", StringComparison.Ordinal) || text.Contains("-\n", StringComparison.Ordinal);

    private static bool Continues(Block block, Block next) =>
        block.Kind == BlockKind.Paragraph && next.Kind == BlockKind.Paragraph && block.Text is [.., not ' ', '-'] && next.Text.Length > 0 && char.IsLower(next.Text[0]);

    private static bool IsWritten(Block block) => block.Kind is not (BlockKind.Preformatted or BlockKind.Table) && !block.IsMedia;

    // Letters, a hyphen, one space, small letters: and the text knows the word they make.
    private static bool IsParted(string text, int hyphen, HashSet<string> words)
    {
        var start = hyphen;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var end = hyphen + 2;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var (left, right) = (text[start..hyphen], end > hyphen + 2 ? text[(hyphen + 2)..end] : "");
        if (left.Length < LeastPart || right.Length < LeastPart || left.Length + right.Length < LeastWord || !char.IsLower(right[0]) || Conjunctions.Contains(right) || start > 0 && text[start - 1] == '-')
            return false;
        var joined = (left + right).ToLowerInvariant();
        return words.Contains(joined) && !words.Contains($"{left}-{right}".ToLowerInvariant());
    }

    /// <summary>The words of a text in lower case, compounds with a hyphen whole.</summary>
    private static HashSet<string> Words(Mended text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Blocks.Where(IsWritten).Select(block => block.Text).Append(text.Title))
        {
            var start = -1;
            for (var at = 0; at <= part.Length; at++)
            {
                var isWord = at < part.Length && (char.IsLetter(part[at]) || part[at] == '-' && start >= 0 && at + 1 < part.Length && char.IsLetter(part[at + 1]));
                if (isWord && start < 0)
                    start = at;
                if (isWord || start < 0)
                    continue;
                words.Add(part[start..at].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }

    private static bool Any(this IReadOnlyList<Block> blocks, Func<Block, Block?, bool> isOne)
    {
        for (var index = 0; index < blocks.Count; index++)
            if (isOne(blocks[index], index + 1 < blocks.Count ? blocks[index + 1] : null))
                return true;
        return false;
    }

    private static Repair Made(int block, int position, string removed) =>
        new() { Kind = Kind, Field = "text", Block = block, Position = position, Removed = removed };
}
