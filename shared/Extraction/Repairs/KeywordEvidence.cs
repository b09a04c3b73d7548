using Ingestion.Contracts;

namespace Ingestion.Extraction.Repairs;

/// <summary>What a text says about whether a phrase was injected into it.</summary>
internal sealed class KeywordEvidence
{
    // Shorter remainders of a word are endings: "Trumps", "New Yorker", "Macronin".
    private const int MinimumGluedWord = 4;
    private const int MinimumStem = 5;

    private readonly IReadOnlyList<Block> _blocks;
    private readonly IReadOnlyList<string> _titleLines;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    public KeywordEvidence(string title, IReadOnlyList<Block> blocks, IReadOnlyList<string> titleLines)
    {
        _blocks = blocks;
        _titleLines = titleLines;
        AddWords(title);
        foreach (var block in blocks)
            AddWords(block.Text);
    }

    /// <summary>Whether the text proves that the phrase was injected.</summary>
    public bool Proves(KeywordCandidate candidate)
    {
        var count = new Count();
        foreach (var block in _blocks)
            Look(block.Text, candidate.Phrase, ref count);
        var several = candidate.Phrase.Contains(' ', StringComparison.Ordinal);
        // Naive dumps glue words too, where a link or a heading ends: a capital follows there.
        if (count.GluedWithin > 0 && count.InPlace < count.GluedWithin && several)
            return true;
        if (count.Glued > 0 && candidate.Tight)
            return true;
        if (count.OutOfPlace > 0 && count.InPlace == 0 && candidate.Tight)
            return true;
        return candidate.Tight && several && count.InPlace == 0 && IsGluedBeforeHeadline(candidate.Phrase);
    }

    // A page's first line that runs the phrase into what stands before it, as in "Home > NewsPhrase:Headline".
    private bool IsGluedBeforeHeadline(string phrase)
    {
        foreach (var line in _titleLines)
        {
            var at = line.IndexOf(phrase, StringComparison.Ordinal);
            if (at > 0 && char.IsLower(line[at - 1]) && at + phrase.Length < line.Length && KeywordCandidate.SeparatorAt(line, at + phrase.Length) == 1)
                return true;
        }

        return false;
    }

    private void Look(string text, string phrase, ref Count count)
    {
        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + phrase.Length;
            var after = WordAfter(text, end);
            var before = WordBefore(text, at);
            if (after.Length > 0 || before.Length > 0)
            {
                if (IsWord(after) || IsWord(before))
                {
                    count.Glued++;
                    if (IsWithin(text, at, end))
                        count.GluedWithin++;
                }
                else if (after.Length >= MinimumGluedWord || before.Length >= MinimumGluedWord)
                {
                    count.Glued++;
                }
            }
            else if (IsOutOfPlace(text, at, end))
            {
                count.OutOfPlace++;
            }
            else
            {
                count.InPlace++;
            }

            at = text.IndexOf(phrase, end, StringComparison.Ordinal);
        }
    }

    // The words on both sides, glued or a space away, are in lower case.
    private static bool IsWithin(string text, int at, int end)
    {
        if (at > 1 && text[at - 1] == ' ')
            at--;
        if (end + 1 < text.Length && text[end] == ' ')
            end++;
        return at > 0 && char.IsLower(text[at - 1]) && end < text.Length && char.IsLower(text[end]);
    }

    // Within a sentence, between two words in lower case that stand together elsewhere or are parted by nothing else.
    private bool IsOutOfPlace(string text, int at, int end)
    {
        if (end + 1 >= text.Length || text[end] != ' ')
            return false;
        var right = WordAfter(text, end + 1);
        if (right.Length == 0)
            return false;
        // "Phrase It came": what begins a sentence follows it.
        if (char.IsUpper(right[0]) && right.Length > 1)
            return _words.Contains(char.ToLowerInvariant(right[0]) + right[1..]) && (at == 0 || IsSentenceEnd(text, at));
        if (at < 2 || text[at - 1] != ' ')
            return false;
        var left = WordBefore(text, at - 1);
        return left.Length > 0 && char.IsLower(left[0]) && char.IsLower(right[0]);
    }

    private static bool IsSentenceEnd(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ')
            at--;
        return at > 0 && text[at - 1] is '.' or '!' or '?' or '"' or '”' or '»';
    }

    private bool IsWord(string word) =>
        word.Length >= 3 && (_words.Contains(word) || (word.Length >= MinimumStem && _stems.Contains(word[..MinimumStem]) && char.IsLower(word[0])));

    private void AddWords(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            if (!char.IsLetter(text[start]))
            {
                start++;
                continue;
            }

            var word = WordAfter(text, start);
            _words.Add(word);
            if (word.Length >= MinimumStem)
                _stems.Add(word[..MinimumStem]);
            start += word.Length;
        }
    }

    private static string WordAfter(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]) && end - at < 40)
            end++;
        return text[at..end];
    }

    private static string WordBefore(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsLetter(text[start - 1]) && at - start < 40)
            start--;
        return text[start..at];
    }

    private struct Count
    {
        public int Glued;
        public int GluedWithin;
        public int OutOfPlace;
        public int InPlace;
    }
}
