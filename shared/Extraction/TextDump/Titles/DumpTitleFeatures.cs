using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.Models;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Extraction.TextDump.Titles;

/// <summary>
/// A possible headline of a text without markup as a row of numbers: what it looks like, where it stands, and what else
/// says the same. Blank lines aren't among them: one tool sets them everywhere, another nowhere.
/// </summary>
internal sealed class DumpTitleFeatures
{
    // Some six words of text make up for a line that is none.
    private const float OtherLine = -6;
    private const int MostWords = 60;
    private const int Reach = 60;
    private const int MaximumWidth = 90;
    private const int OpeningLines = 6;

    private static readonly (string Name, int Lines)[] Ahead = [("prose in 2", 2), ("prose in 5", 5), ("prose in 10", 10), ("prose in 25", 25)];
    private static readonly (string Name, int Lines)[] Behind = [("prose before 3", 3), ("prose before 10", 10), ("prose before 30", 30)];

    private static readonly string PartName = FeatureLayout.Coded<TitlePart>("part");

    private static readonly Lazy<FeatureLayout> Listed = new(() => FeatureLayout.Of((ref row) =>
    {
        var features = new DumpTitleFeatures(new DumpContext([new DumpLine("Title", 1)], CancellationToken.None), new JudgedLines([new float[JudgedLines.Outputs.Count]]), CancellationToken.None);
        features.Fill(features._all[0], ref row);
    }));

    private readonly DumpContext _page;
    private readonly TitleJudgement _judgement;
    private readonly TitleRepeats _repeats;
    private readonly List<DumpTitleCandidate> _all;
    private readonly DensestRun _text;
    private readonly float[] _prose;
    private readonly bool[] _hasDate;
    private readonly bool[] _isByline;
    private readonly int[] _untilDate;
    private readonly int[] _untilByline;
    private readonly int[] _untilProse;
    private readonly int[] _longest;
    private readonly HashSet<string> _opening = [];
    private readonly Dictionary<string, int> _linesWith = [];
    private readonly HashSet<string> _first;
    private readonly int _highest;
    private readonly int _headings;
    private readonly int _widest;

    public DumpTitleFeatures(DumpContext page, JudgedLines judged, CancellationToken cancellationToken)
    {
        _page = page;
        _judgement = new TitleJudgement(page, judged);
        var count = page.Lines.Count;
        _text = TextOf(page);
        _all = DumpTitleCandidates.Of(page, _text);
        _repeats = new TitleRepeats(_all, Reach);
        _prose = new float[count + 1];
        _hasDate = new bool[count];
        _isByline = new bool[count];
        var last = Math.Min(count, (_all.Count == 0 ? 0 : _all[^1].Index) + Reach);
        for (var index = 0; index < count; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            _prose[index + 1] = _prose[index] + (page.IsProse[index] ? page.Words[index].Words.Count : 0);
            if (index >= last)
                continue;
            var text = page.Lines[index].Text;
            _hasDate[index] = page.TryDate(index, out _);
            _isByline[index] = page.Words[index].Words.Count <= 12 && BylineReader.TryLeadIn(text, out _);
            foreach (var word in page.Words[index].Words.Distinct())
                _linesWith[word] = _linesWith.GetValueOrDefault(word) + 1;
        }

        _untilDate = Until(count, index => _hasDate[index]);
        _untilByline = Until(count, index => _isByline[index]);
        _untilProse = Until(count, index => page.IsProse[index]);
        _longest = new int[count + 1];
        for (var index = Math.Min(count, _text.Start) - 1; index >= 0; index--)
            _longest[index] = Math.Max(_longest[index + 1], page.IsProse[index] ? 0 : page.Words[index].Words.Count);
        for (var index = _text.Start; index < Math.Min(_text.End, _text.Start + OpeningLines); index++)
            _opening.UnionWith(page.Words[index].Words);
        _first = count == 0 ? [] : [.. page.Words[0].Words];
        _highest = page.Lines.Select(line => line.Heading).Where(level => level > 0).DefaultIfEmpty(0).Min();
        _headings = page.Lines.Count(line => line.Heading > 0);
        _widest = page.Lines.Where(line => line.Text.Length <= MaximumWidth).Select(line => line.Text.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>The candidates that the rows stand for.</summary>
    public IReadOnlyList<DumpTitleCandidate> Candidates => _all;

    /// <summary>The numbers.</summary>
    public static FeatureLayout Layout => Listed.Value;

    /// <summary>The row of a candidate.</summary>
    public float[] Of(int candidate)
    {
        var values = new float[Layout.Count];
        var row = new FeatureRow(values);
        Fill(_all[candidate], ref row);
        return values;
    }

    private static DensestRun TextOf(DumpContext page)
    {
        var run = DensestRun.Of(page.Lines.Count, index => page.IsProse[index] ? Math.Min(MostWords, page.Words[index].Words.Count) : OtherLine);
        return run.End > run.Start ? run : new(page.Lines.Count, page.Lines.Count);
    }

    private void Fill(DumpTitleCandidate own, ref FeatureRow row)
    {
        row.Add(PartName, (float)own.Part);
        row.Add("is first", own.Index == 0);
        AddLook(own, ref row);
        AddMarks(own, ref row);
        AddPosition(own, ref row);
        AddAround(own, ref row);
        AddAgreement(own, ref row);
        _judgement.AddTo(own, ref row);
        row.AddLog("page lines", _page.Lines.Count);
        row.AddLog("page prose", _prose[^1]);
        row.Add("page headings", Math.Min(20, _headings));
        row.Add("text starts", Math.Min(200, _text.Start));
        row.AddLog("first words", _page.Words[0].Words.Count);
    }

    private void AddLook(DumpTitleCandidate own, ref FeatureRow row)
    {
        var (text, words) = (own.Text, own.Words);
        float one = Math.Max(1, words.Words.Count);
        row.AddLog("letters", text.Length);
        row.Add("words", words.Words.Count);
        row.Add("word length", text.Length / one);
        row.Add("capitalised", words.Capitalised / one);
        row.Add("all capitals", words.AllCapitals / one);
        row.Add("digits", words.Digits / (float)text.Length);
        row.Add("commas", words.Commas);
        row.Add("sentence ends", words.SentenceEnds);
        row.Add("quotes", words.Quotes);
        row.Add("separators", words.Separators);
        row.Add("joints", words.Joints);
        row.Add("ends with", text[^1] switch
        {
            '.' or '。' => text.EndsWith("...", StringComparison.Ordinal) ? 3 : 1,
            '…' => 3,
            '!' or '！' => 4,
            '?' or '？' => 5,
            ':' or '：' => 6,
            ',' or '-' => 7,
            ')' => 8,
            _ => 0,
        });
        row.Add("begins small", char.IsLower(text[0]));
        row.Add("begins with letter", char.IsLetter(text[0]));
        row.Add("colon", text.Contains(": ", StringComparison.Ordinal) || text.Contains('：', StringComparison.Ordinal));
        row.Add("dash", text.Contains(" - ", StringComparison.Ordinal) || text.Contains(" – ", StringComparison.Ordinal) || text.Contains(" — ", StringComparison.Ordinal));
        row.Add("bar", text.Contains('|', StringComparison.Ordinal));
        row.Add("bracketed", text is ['[', .., ']'] or ['(', .., ')']);
        row.Add("address", text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.Ordinal));
        row.Add("function words", words.Words.Count(_page.FunctionWords.Contains) / one);
        row.Add("unspaced", LineWords.IsUnspaced(text[0]) || LineWords.IsUnspaced(text[^1]));
        var label = PageLabels.Label(text);
        row.Add("label", PageLabels.OtherArticles.Contains(label) ? 3 : PageLabels.Topics.Contains(label) ? 2 : PageLabels.Furniture.Contains(label) || PageLabels.Breadcrumb.Contains(label) ? 1 : 0);
        row.Add("has date", _hasDate[own.Index]);
        row.Add("is byline", _isByline[own.Index]);
    }

    private void AddMarks(DumpTitleCandidate own, ref FeatureRow row)
    {
        var line = _page.Lines[own.Index];
        row.Add("is prose", _page.IsProse[own.Index]);
        row.Add("link share", line.LinkShare);
        row.Add("heading", line.Heading);
        row.Add("below highest", line.Heading == 0 ? -1 : line.Heading - _highest);
        row.Add("headings before", line.Heading == 0 ? -1 : Math.Min(20, HeadingsBefore(own.Index, line.Heading)));
        row.Add("list item", line.IsListItem);
        row.Add("indent", line.Indent);
        row.Add("row", line.IsRow || line.IsCode);
        row.Add("images", line.Images > 0);
        row.Add("glued", line.Joint != LineJoint.LineEnd);
    }

    private int HeadingsBefore(int index, int level)
    {
        var before = 0;
        for (var at = 0; at < index && before < 20; at++)
            before += _page.Lines[at].Heading > 0 && _page.Lines[at].Heading <= level ? 1 : 0;
        return before;
    }

    private void AddPosition(DumpTitleCandidate own, ref FeatureRow row)
    {
        var index = own.Index;
        row.Add("line", Math.Min(400, index));
        row.Add("place", index / (float)_page.Lines.Count);
        row.Add("until text", Math.Clamp(_text.Start - index, -20, 200));
        row.Add("until prose", Math.Min(Reach, _untilProse[index]));
        row.Add("prose done", _prose[index] / Math.Max(1, _prose[^1]));
        foreach (var (name, lines) in Ahead)
            row.AddLog(name, Sum(index + 1, index + 1 + lines));
        foreach (var (name, lines) in Behind)
            row.AddLog(name, Sum(index - lines, index));
        row.Add("until date", Math.Min(Reach, _untilDate[index]));
        row.Add("until byline", Math.Min(Reach, _untilByline[index]));
        // A headline is longer than what stands between it and the text.
        row.Add("longer ahead", Math.Min(40, _longest[Math.Min(index + own.Lines, _page.Lines.Count)]) - own.Words.Words.Count);
        row.Add("is longest", index < _text.Start && own.Words.Words.Count >= _longest[Math.Min(index + own.Lines, _page.Lines.Count)]);
    }

    // Letters that the widest of the short lines has more than this one with the next word.
    private int Room(int index)
    {
        var next = _page.Lines[index + 1].Text;
        var word = next.IndexOf(' ', StringComparison.Ordinal);
        return Math.Clamp(_widest - _page.Lines[index].Text.Length - 1 - (word < 0 ? next.Length : word), -60, 90);
    }

    private void AddAround(DumpTitleCandidate own, ref FeatureRow row)
    {
        AddNeighbour("before 2", own.Index - 2, ref row);
        AddNeighbour("before", own.Index - 1, ref row);
        var end = own.Index + own.Lines;
        AddNeighbour("after", end, ref row);
        AddNeighbour("after 2", end + 1, ref row);
        // Where the next word had room, the lines weren't wrapped.
        row.Add("own lines", own.Lines);
        row.Add("line letters", Math.Min(300, _page.Lines[own.Index].Text.Length));
        row.Add("line words", _page.Words[own.Index].Words.Count);
        row.Add("widest", _widest);
        row.Add("room", own.Lines == 1 && end < _page.Lines.Count ? Room(own.Index) : own.Lines > 1 ? Room(own.Index) : 99);
        row.Add("next begins small", At(end) is { } next && char.IsLower(next.Text[0]));
        row.Add("joins small", own.Lines > 1 && char.IsLower(_page.Lines[own.Index + 1].Text[0]));
        row.Add("heading goes on", At(end) is { } below && below.Heading > 0 && below.Heading == _page.Lines[own.Index].Heading);
    }

    private void AddNeighbour(string name, int index, ref FeatureRow row)
    {
        var line = At(index);
        row.Add(name + " words", line is null ? -1 : Math.Min(MostWords, _page.Words[index].Words.Count));
        row.Add(name + " heading", line?.Heading ?? -1);
        row.Add(name + " list item", line?.IsListItem ?? false);
        row.Add(name + " date", line is not null && _hasDate[index]);
        row.Add(name + " link share", line?.LinkShare ?? -2);
        row.Add(name + " ends sentence", line is not null && line.Text[^1] is '.' or '。' or '!' or '?');
    }

    private void AddAgreement(DumpTitleCandidate own, ref FeatureRow row)
    {
        float content = 0, known = 0, opening = 0, shared = 0, rare = 0;
        foreach (var word in own.Words.Words)
        {
            shared += _first.Contains(word) ? 1 : 0;
            if (_page.FunctionWords.Contains(word) || (word.Length < 4 && !LineWords.IsUnspaced(word[0])))
                continue;
            content++;
            known += _page.ProseVocabulary.GetValueOrDefault(word) > (_page.IsProse[own.Index] ? 1 : 0) ? 1 : 0;
            opening += _opening.Contains(word) && own.Index < _text.Start ? 1 : 0;
            rare += 1f / Math.Max(1, _linesWith.GetValueOrDefault(word));
        }

        row.Add("in prose", content == 0 ? -1 : known / content);
        row.Add("words in prose", known);
        row.Add("in opening", content == 0 ? -1 : opening / content);
        row.Add("words of its own", content == 0 ? -1 : rare / content);
        var words = Math.Max(1, own.Words.Words.Count);
        var first = _page.Lines[0].Text;
        row.Add("in first", own.Index == 0 ? -1 : shared / words);
        row.Add("covers first", own.Index == 0 && own.Part == TitlePart.Whole ? -1 : shared / Math.Max(1, _page.Words[0].Words.Count));
        row.Add("place in first", own.Index == 0 && own.Part == TitlePart.Whole ? -2 : own.Text.Length > 3 ? Math.Min(100, first.IndexOf(own.Text, StringComparison.OrdinalIgnoreCase)) : -1);
        var (repeats, next, before) = _repeats.Of(own);
        row.Add("repeats", repeats);
        row.Add("repeated after", next);
        row.Add("repeated before", before);
        row.Add("is headline", own.Index == _page.Headline && own.Part == TitlePart.Whole);
    }

    private DumpLine? At(int index) => index >= 0 && index < _page.Lines.Count ? _page.Lines[index] : null;

    private float Sum(int from, int to) => _prose[Math.Clamp(to, 0, _prose.Length - 1)] - _prose[Math.Clamp(from, 0, _prose.Length - 1)];

    // Lines from each on to the next that is so, itself left out.
    private static int[] Until(int count, Func<int, bool> isSo)
    {
        var until = new int[count];
        var far = Reach;
        for (var index = count - 1; index >= 0; index--)
        {
            until[index] = far;
            far = isSo(index) ? 1 : Math.Min(Reach, far + 1);
        }

        return until;
    }
}
