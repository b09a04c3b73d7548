using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.TextDump;

/// <summary>A page's lines and what they have in common, which a single line is judged against.</summary>
internal sealed class DumpContext
{
    private const int ProseWords = 12;
    private const int MaximumDateLine = 200;

    private readonly (bool IsRead, bool HasDate, FoundDate Date)[] _dates;

    public DumpContext(IReadOnlyList<DumpLine> lines, CancellationToken cancellationToken)
    {
        Lines = lines;
        Words = new LineWords[lines.Count];
        IsProse = new bool[lines.Count];
        _dates = new (bool, bool, FoundDate)[lines.Count];
        Repeats = new int[lines.Count];
        var seen = new Dictionary<string, int>();
        for (var index = 0; index < lines.Count; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var words = LineWords.Read(lines[index].Text);
            Words[index] = words;
            IsProse[index] = ReadsLikeSentence(words);
            seen[lines[index].Text] = Repeats[index] = seen.GetValueOrDefault(lines[index].Text) + 1;
        }

        for (var index = 0; index < lines.Count; index++)
        {
            Repeats[index] = seen[lines[index].Text];
            if (!IsProse[index])
                continue;
            foreach (var word in Words[index].Words.Distinct())
            {
                if (word.Length >= 4 || LineWords.IsUnspaced(word[0]))
                    ProseVocabulary[word] = ProseVocabulary.GetValueOrDefault(word) + 1;
            }
        }

        Language = LanguageDetector.Detect(string.Join('\n', lines.Where((_, index) => IsProse[index]).Take(40).Select(line => line.Text)));
        FunctionWords = FrequentWords.Of(Language);
        Headline = FindHeadline();
        TitleWords = lines.Count == 0 ? [] : [.. Words[0].Words, .. Words[Headline].Words];
    }

    /// <summary>The lines, the page's title first.</summary>
    public IReadOnlyList<DumpLine> Lines { get; }

    /// <summary>What can be counted in each line.</summary>
    public LineWords[] Words { get; }

    /// <summary>For each line, whether it reads like a sentence.</summary>
    public bool[] IsProse { get; }

    /// <summary>For each line, how often the page has it.</summary>
    public int[] Repeats { get; }

    /// <summary>The longer words of the lines that read like sentences, with the number of such lines.</summary>
    public Dictionary<string, int> ProseVocabulary { get; } = [];

    /// <summary>The language of the lines that read like sentences; empty when it is unknown.</summary>
    public string Language { get; }

    /// <summary>The frequent words of that language.</summary>
    public IReadOnlySet<string> FunctionWords { get; }

    /// <summary>The index of the line below the first that says the headline again; 0 when none does.</summary>
    public int Headline { get; }

    /// <summary>The words of the first line and of the headline.</summary>
    public HashSet<string> TitleWords { get; }

    /// <summary>The first date that a line of no great length says, read once.</summary>
    public bool TryDate(int index, out FoundDate date)
    {
        ref var read = ref _dates[index];
        if (!read.IsRead)
        {
            var hasDate = DateReader.TryFind(Words[index].Digits > 0 && Lines[index].Text.Length <= MaximumDateLine ? Lines[index].Text : "", Language, out var found);
            read = (true, hasDate, found);
        }

        date = read.Date;
        return read.HasDate;
    }

    /// <summary>Whether a line has the length, marks and letters of a sentence.</summary>
    public static bool ReadsLikeSentence(LineWords words) =>
        words.Words.Count >= ProseWords && (words.SentenceEnds > 0 || words.Commas > 1) && words.Capitalised * 2 < words.Words.Count;

    // The line that shares most with the page's title, and of equal ones the last before the text begins.
    private int FindHeadline()
    {
        if (Lines.Count == 0)
            return 0;
        var title = Words[0].Words;
        var known = title.ToHashSet();
        var (best, bestShare) = (0, 0.0);
        for (var index = 1; index < Lines.Count; index++)
        {
            var words = Words[index].Words;
            if (words.Count < 2 || words.Count > title.Count + 8 || Words[index].SentenceEnds > 1 || IsSiteName(Lines[index].Text))
                continue;
            var shared = words.Count(known.Contains);
            // What the line leaves of the title counts less than what it adds: the title has the site's name too.
            var share = shared / (words.Count + (0.4 * Math.Max(0, title.Count - shared)));
            if (share > 0.5 && (share > bestShare + 0.001 || (share >= bestShare - 0.001 && !TextBegins(best, index))))
                (best, bestShare) = (index, share);
        }

        return best;
    }

    // "Headline - Site": a line that says only the end of the title.
    private bool IsSiteName(string line)
    {
        var title = Lines[0].Text;
        return title.Length > line.Length + 3
            && title.EndsWith(line, StringComparison.Ordinal)
            && title[..^line.Length].TrimEnd() is [.., '-' or '–' or '—' or '|' or '·' or '•' or '«' or '»'];
    }

    // Three sentences between two headlines: the later one leads to another article, or is said again below this one.
    private bool TextBegins(int from, int to)
    {
        var sentences = 0;
        for (var index = from + 1; index < to && sentences < 3; index++)
            sentences += IsProse[index] ? 1 : 0;
        return sentences >= 3;
    }
}
