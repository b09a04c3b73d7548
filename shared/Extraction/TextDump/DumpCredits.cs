using System.Buffers;
using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>What stands below a text: who helped, who the author is, where it came from, and what it is about.</summary>
internal sealed class DumpCredits
{
    private const int MaximumCreditLength = 400;
    private const int MaximumTopics = 30;
    private const int MaximumTopicWords = 6;
    private const int TopicsReach = 30;

    private static readonly SearchValues<char> Frame = SearchValues.Create(" .()[]*_–-");

    /// <summary>The people who contributed, and the line that says so.</summary>
    public List<string> Contributors { get; } = [];

    /// <summary>The line that names contributors; 0 when none does.</summary>
    public int ContributorsLine { get; private set; }

    /// <summary>The person a note about the author is about.</summary>
    public FoundText Author { get; private set; } = FoundText.None;

    /// <summary>Host of the publication the text was taken from.</summary>
    public FoundText OriginalSource { get; private set; } = FoundText.None;

    /// <summary>The tags.</summary>
    public List<string> Topics { get; } = [];

    /// <summary>The line above the tags, or with them; 0 when there is none.</summary>
    public int TopicsLine { get; private set; }

    /// <summary>The lines, by index, that these fields were read from: none is part of the text.</summary>
    public HashSet<int> Used { get; } = [];

    /// <summary>Reads the credits of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="bodyStart">Index of the first line of the text.</param>
    /// <param name="bodyEnd">Index behind the last line of the text.</param>
    /// <param name="headline">Index of the line with the headline; below 0 where none has it.</param>
    public static DumpCredits Read(DumpContext page, int bodyStart, int bodyEnd, int headline)
    {
        var credits = new DumpCredits();
        for (var index = Math.Max(0, Math.Min(bodyStart, headline + 1)); index < page.Lines.Count; index++)
        {
            credits.ReadContribution(page, index);
            credits.ReadSource(page, index);
            if (index >= bodyEnd - 3)
                credits.ReadAuthorNote(page, index);
            if (credits.Topics.Count == 0 && index < bodyEnd + TopicsReach)
                credits.ReadTopics(page, index);
        }

        return credits;
    }

    private void ReadContribution(DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        if (text.Length > MaximumCreditLength)
            return;
        var line = WordForms.Fold(text.AsSpan().Trim(" .()[]*_–-"));
        var names = "";
        foreach (var phrase in PageLabels.Contributed)
        {
            if (line.EndsWith(phrase, StringComparison.Ordinal) && line.Length > phrase.Length + 3)
            {
                var start = text.AsSpan().IndexOfAnyExcept(Frame);
                names = text.Substring(start, line.Length - phrase.Length);
                break;
            }
        }

        if (names.Length == 0)
        {
            foreach (var phrase in PageLabels.ContributionBy)
            {
                if (line.StartsWith(phrase, StringComparison.Ordinal) && line.Length > phrase.Length + 3 && line[phrase.Length] is ' ' or ':')
                {
                    names = text[(text.AsSpan().IndexOfAnyExcept(Frame) + phrase.Length)..].TrimStart(':', ' ');
                    break;
                }
            }
        }

        var people = names.Length == 0 ? [] : BylineReader.Read(names.TrimEnd('.', ' '));
        if (people.Count == 0)
            return;
        Used.Add(index);
        if (ContributorsLine == 0)
            ContributorsLine = page.Lines[index].Number;
        Contributors.AddRange(people.Except(Contributors));
    }

    private void ReadAuthorNote(DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        var words = page.Words[index].Words;
        var length = AuthorNote.NameLength(text, words);
        if (length == 0 || text.Length > 1500)
            return;
        var pieces = text.Split(' ', length + 1, StringSplitOptions.RemoveEmptyEntries);
        var people = BylineReader.Read(string.Join(' ', pieces.Take(length)));
        if (people.Count == 0)
            return;
        Used.Add(index);
        if (!Author.Exists)
            Author = new(people[0], page.Lines[index].Number);
        if (OriginalSource.Exists)
            return;
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var part = length + 1; part < parts.Length; part++)
        {
            if (PageLabels.At.Contains(WordForms.Fold(parts[part - 1])) && HostName.TryRead(parts[part], out var host))
            {
                OriginalSource = new(host, page.Lines[index].Number);
                return;
            }
        }
    }

    private void ReadSource(DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        if (OriginalSource.Exists || text.Length > 200)
            return;
        var line = WordForms.Fold(text);
        foreach (var phrase in PageLabels.OriginallyPublished)
        {
            // A single word is a label only with a colon; a phrase may stand within a sentence.
            var isPhrase = phrase.Contains(' ', StringComparison.Ordinal);
            var at = line.IndexOf(phrase, StringComparison.Ordinal);
            if (at < 0 || (!isPhrase && (at > 2 || at + phrase.Length >= line.Length || line[at + phrase.Length] is not (':' or '：' or ' '))))
                continue;
            foreach (var part in text[(at + phrase.Length)..].Split([' ', ':', '：', ',', '(', ')', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (HostName.TryRead(part, out var host))
                {
                    OriginalSource = new(host, page.Lines[index].Number);
                    return;
                }
            }
        }
    }

    private void ReadTopics(DumpContext page, int index)
    {
        var text = page.Lines[index].Text;
        var colon = text.IndexOfAny([':', '：']);
        var label = PageLabels.Label(colon > 0 ? text[..colon] : text);
        if (label.Length == 0 || !PageLabels.Topics.Contains(label) || (colon < 0 && label.Length < 4))
            return;
        var found = new List<string>();
        var lines = new List<int> { index };
        if (colon > 0 && text.AsSpan(colon + 1).Trim().Length > 0)
        {
            found.AddRange(text[(colon + 1)..].Split([',', ';', '|', '、', '，', '#', '·', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        else
        {
            for (var next = index + 1; next < page.Lines.Count && page.Lines[next].IsListItem && found.Count <= MaximumTopics; next++)
            {
                found.Add(page.Lines[next].Text.TrimStart('#').TrimEnd(','));
                lines.Add(next);
            }
        }

        if (found.Count is 0 or > MaximumTopics || found.Exists(topic => LineWords.Read(topic).Words.Count is 0 or > MaximumTopicWords))
            return;
        if (found.Exists(topic => PageLabels.Furniture.Contains(PageLabels.Label(topic))))
            return;
        // The number of articles under each tag.
        if (found.TrueForAll(topic => char.IsDigit(topic[^1])))
            found = found.ConvertAll(topic => topic.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' '));
        Topics.AddRange(found.Select(topic => topic.Trim()).Where(topic => topic.Length > 0).Distinct());
        TopicsLine = page.Lines[index].Number;
        Used.UnionWith(lines);
    }
}
