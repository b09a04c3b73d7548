using System.Globalization;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Training.Lines;

/// <summary>Tells by a page's truth which of a dump's lines are body.</summary>
internal static class LineLabels
{
    private const int ShingleTokens = 4;

    /// <summary>The words of a text, folded; letters of scripts without spaces one by one, so that it does not matter where a line broke.</summary>
    public static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : ' ';
            var isAlone = letter >= '\u3040' && LineWords.IsUnspaced(letter);
            if (!isAlone && (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                start = start < 0 ? at : start;
                continue;
            }

            if (start >= 0)
                tokens.Add(text[start..at].ToLowerInvariant());
            start = -1;
            if (isAlone)
                tokens.Add(letter.ToString());
        }

        return tokens;
    }

    /// <summary>Which lines of a text are body.</summary>
    public static bool[] Of(ReadText text) => Of([.. text.Page.Lines.Select(line => Tokens(line.Text))], Tokens(text.Body));

    private static bool[] Of(List<List<string>> lines, List<string> truth)
    {
        var places = new Dictionary<string, List<int>>();
        for (var at = 0; at + ShingleTokens <= truth.Count; at++)
        {
            var shingle = string.Join(' ', truth.GetRange(at, ShingleTokens));
            if (!places.TryGetValue(shingle, out var found))
                places[shingle] = found = [];
            found.Add(at);
        }

        var labels = new bool[lines.Count];
        var ends = new int[lines.Count];
        var used = new Dictionary<string, int>();
        for (var line = 0; line < lines.Count; line++)
        {
            var tokens = lines[line];
            if (tokens.Count < ShingleTokens)
                continue;
            int hits = 0, total = 0, last = -1;
            var shingles = new List<string>();
            for (var at = 0; at + ShingleTokens <= tokens.Count; at++, total++)
            {
                var shingle = string.Join(' ', tokens.GetRange(at, ShingleTokens));
                // A shingle that the truth has once is body once: second copies of a text are not.
                if (!places.TryGetValue(shingle, out var found) || used.GetValueOrDefault(shingle) >= found.Count)
                    continue;
                hits++;
                last = found[Math.Min(found.Count - 1, used.GetValueOrDefault(shingle))] + ShingleTokens;
                shingles.Add(shingle);
            }

            labels[line] = hits * 2 > total;
            ends[line] = labels[line] ? last : 0;
            if (labels[line])
            {
                foreach (var shingle in shingles)
                    used[shingle] = used.GetValueOrDefault(shingle) + 1;
            }
        }

        LabelShort(lines, truth, labels, ends);
        return labels;
    }

    // A line too short for a shingle is body where the truth has it between what stands around.
    private static void LabelShort(List<List<string>> lines, List<string> truth, bool[] labels, int[] ends)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            var tokens = lines[line];
            if (tokens.Count is 0 or >= ShingleTokens)
                continue;
            int before = line - 1, after = line + 1;
            while (before >= 0 && line - before < 30 && !(labels[before] && ends[before] > 0))
                before--;
            while (after < lines.Count && after - line < 30 && !(labels[after] && ends[after] > 0))
                after++;
            // A text may begin or end with a short line.
            var from = before >= 0 && line - before < 30 ? ends[before] : line < 4 ? 0 : -1;
            var to = after < lines.Count && after - line < 30 ? ends[after] : truth.Count;
            if (from < 0 || (before < 0 && after >= lines.Count) || (after >= lines.Count && lines.Count - line > 4) || after - line >= 30)
                continue;
            for (var at = Math.Max(0, from - 1); at + tokens.Count <= Math.Min(truth.Count, to); at++)
            {
                if (!tokens.SequenceEqual(truth.GetRange(at, tokens.Count)))
                    continue;
                labels[line] = true;
                break;
            }
        }
    }
}
