using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// What comes again around a block, whatever language it is in: lists of links, runs of dated pieces, and shapes that
/// return at a beat, as comments and teasers do.
/// </summary>
internal sealed class Recurrence
{
    private const float LinkedShare = 0.8f;

    /// <summary>So many linked blocks in a row are a list.</summary>
    private const int LeastList = 3;

    /// <summary>A dated piece of more words is a paragraph that names a day.</summary>
    private const int DatedWords = 30;

    private const int ParagraphWords = 12;

    /// <summary>Blocks from one piece to the same of the next.</summary>
    private const int LongestBeat = 9;

    private readonly IReadOnlyList<TextBlock> _blocks;
    private readonly TextTraits[] _traits;
    private readonly float[] _linkedBefore;
    private readonly float[] _datedBefore;
    private readonly float[] _wordsBefore;
    private readonly int[] _sinceList;
    private readonly int[] _untilList;
    private readonly int[] _sinceDated;
    private readonly int[] _untilDated;
    private readonly int[] _runStart;
    private readonly int[] _runEnd;
    private readonly float _longestRun;
    private readonly float _secondRun;
    private readonly int _longest = -1;
    private readonly int _longestBlock;
    private readonly float _dense;
    private readonly Dictionary<int, (int Dated, int All)> _shapes = [];

    public Recurrence(IReadOnlyList<TextBlock> blocks, TextTraits[] traits)
    {
        _blocks = blocks;
        _traits = traits;
        var count = blocks.Count;
        _linkedBefore = new float[count + 1];
        _datedBefore = new float[count + 1];
        _wordsBefore = new float[count + 1];
        int dense = 0, letters = 0;
        for (var i = 0; i < count; i++)
        {
            var block = blocks[i];
            var dated = IsDated(i);
            _linkedBefore[i + 1] = _linkedBefore[i] + (IsLinked(block) ? 1 : 0);
            _datedBefore[i + 1] = _datedBefore[i] + (dated ? 1 : 0);
            _wordsBefore[i + 1] = _wordsBefore[i] + block.Words * (1 - block.LinkShare);
            _longestBlock = Math.Max(_longestBlock, block.LinkShare < 0.5f ? block.Words : 0);
            _shapes.TryGetValue(block.Container.Shape, out var shape);
            _shapes[block.Container.Shape] = (shape.Dated + (dated ? 1 : 0), shape.All + 1);
            dense += traits[i].Dense;
            letters += traits[i].Letters;
        }
        _dense = (float)dense / Math.Max(1, letters);
        _sinceList = Distances(count, IsInList, forward: true);
        _untilList = Distances(count, IsInList, forward: false);
        _sinceDated = Distances(count, IsDated, forward: true);
        _untilDated = Distances(count, IsDated, forward: false);
        (_runStart, _runEnd) = Runs(count);
        for (var i = 0; i < count; i = Math.Max(i + 1, _runEnd[i]))
        {
            var words = RunWords(i);
            if (_runEnd[i] == i || words <= _secondRun)
                continue;
            (_longestRun, _secondRun, _longest) = words > _longestRun ? (words, _longestRun, i) : (_longestRun, words, _longest);
        }
    }

    /// <summary>Adds what holds for the page as a whole.</summary>
    public void AddPage(int headline, ref FeatureRow row)
    {
        var count = _blocks.Count;
        row.AddLog("longest run words", _longestRun);
        row.Add("longest run share", _longestRun / Math.Max(1, _wordsBefore[count]));
        row.Add("second run share", _secondRun / Math.Max(1, _longestRun));
        row.AddLog("longest run blocks", _longest < 0 ? 0 : _runEnd[_longest] - _runStart[_longest]);
        row.Add("longest run place", _longest < 0 ? -1 : (float)_longest / count);
        row.Add("headline above longest run", headline >= 0 && _longest >= headline);
        row.AddLog("words from headline to longest run", headline < 0 || _longest < headline ? 1_000 : _wordsBefore[_longest] - _wordsBefore[headline + 1]);
        row.AddLog("blocks from headline to longest run", headline < 0 || _longest < headline ? 1_000 : _longest - headline);
        row.Add("linked blocks share", _linkedBefore[count] / Math.Max(1, count));
        row.Add("dated blocks share", _datedBefore[count] / Math.Max(1, count));
        row.AddLog("longest unlinked block", _longestBlock);
        row.Add("dense script", _dense);
    }

    /// <summary>Adds a block's features to its row.</summary>
    public void Add(int index, ref FeatureRow row)
    {
        var count = _blocks.Count;
        row.Add("clock", _traits[index].HasClock);
        row.Add("day", _traits[index].HasDay);
        row.AddLog("since link list", _sinceList[index]);
        row.AddLog("until link list", _untilList[index]);
        row.AddLog("words since link list", _wordsBefore[index] - _wordsBefore[Math.Max(0, index - _sinceList[index])]);
        row.AddLog("words until link list", _wordsBefore[Math.Min(count, index + _untilList[index])] - _wordsBefore[index]);
        row.Add("linked 10 before", Share(_linkedBefore, index - 10, index));
        row.Add("linked 10 after", Share(_linkedBefore, index + 1, index + 11));
        row.Add("linked 30 before", Share(_linkedBefore, index - 30, index));
        row.Add("linked 30 after", Share(_linkedBefore, index + 1, index + 31));
        row.AddLog("since dated", _sinceDated[index]);
        row.AddLog("until dated", _untilDated[index]);
        row.Add("dated 6 before", Share(_datedBefore, index - 6, index));
        row.Add("dated 6 after", Share(_datedBefore, index + 1, index + 7));
        row.Add("dated 20 around", Share(_datedBefore, index - 20, index + 21));
        row.AddLog("dated blocks", _datedBefore[count]);
        var shape = _shapes[_blocks[index].Container.Shape];
        row.Add("shape dated", (float)shape.Dated / shape.All);
        var (beat, likeness) = BeatOf(index);
        row.Add("beat", beat);
        row.Add("beat likeness", likeness);
        var run = RunWords(index);
        row.AddLog("paragraph run", _runEnd[index] - _runStart[index]);
        row.AddLog("paragraph run words", run);
        row.Add("paragraph run share", run / Math.Max(1, _longestRun));
        row.Add("words to longest", _blocks[index].Words / (float)Math.Max(1, _longestBlock));
        row.AddLog("longest block", _longestBlock);
        row.AddLog("words after", _wordsBefore[count] - _wordsBefore[index + 1]);
        row.AddLog("words before", _wordsBefore[index]);
        row.Add("dense script", _dense);
    }

    private static bool IsLinked(TextBlock block) => block.LinkShare >= LinkedShare;

    private bool IsDated(int index) => (_traits[index].HasClock || _traits[index].HasDay) && _blocks[index].Words <= DatedWords;

    private bool IsInList(int index)
    {
        if (!IsLinked(_blocks[index]))
            return false;
        int start = index, end = index;
        while (start > 0 && index - start < LeastList && IsLinked(_blocks[start - 1]))
            start--;
        while (end + 1 < _blocks.Count && end - index < LeastList && IsLinked(_blocks[end + 1]))
            end++;
        return end - start + 1 >= LeastList;
    }

    private static int[] Distances(int count, Func<int, bool> isThere, bool forward)
    {
        var distances = new int[count];
        var distance = 1_000;
        for (var step = 0; step < count; step++)
        {
            var index = forward ? step : count - 1 - step;
            distances[index] = distance = isThere(index) ? 0 : Math.Min(1_000, distance + 1);
        }
        return distances;
    }

    /// <summary>For each block the paragraphs in a row that it stands in; a single short piece between two does not end the row.</summary>
    private (int[] Start, int[] End) Runs(int count)
    {
        var starts = new int[count];
        var ends = new int[count];
        for (var i = 0; i < count; i++)
            starts[i] = ends[i] = i;
        for (var start = 0; start < count;)
        {
            if (!IsParagraph(start))
            {
                start++;
                continue;
            }
            var end = start + 1;
            while (end < count && (IsParagraph(end) || end + 1 < count && !IsLinked(_blocks[end]) && !IsDated(end) && IsParagraph(end + 1)))
                end++;
            Array.Fill(starts, start, start, end - start);
            Array.Fill(ends, end, start, end - start);
            start = end;
        }
        return (starts, ends);
    }

    private bool IsParagraph(int index) => _blocks[index].Words >= ParagraphWords && _blocks[index].LinkShare < 0.5f && _traits[index].SentenceEnds > 0;

    private float RunWords(int index) => _wordsBefore[_runEnd[index]] - _wordsBefore[_runStart[index]];

    private static float Share(float[] before, int from, int to)
    {
        from = Math.Clamp(from, 0, before.Length - 1);
        to = Math.Clamp(to, 0, before.Length - 1);
        return to <= from ? -1 : (before[to] - before[from]) / (to - from);
    }

    /// <summary>The least distance at which blocks of this shape come before and after, with others between; and how alike these are in length.</summary>
    private (int Beat, float Likeness) BeatOf(int index)
    {
        var shape = _blocks[index].Container.Shape;
        for (var beat = 2; beat <= LongestBeat; beat++)
        {
            var (before, after) = (index - beat, index + beat);
            var isBefore = before >= 0 && _blocks[before].Container.Shape == shape;
            var isAfter = after < _blocks.Count && _blocks[after].Container.Shape == shape;
            if (!isBefore && !isAfter || isBefore && _blocks[before + 1].Container.Shape == shape || isAfter && _blocks[after - 1].Container.Shape == shape)
                continue;
            var likeness = 0f;
            if (isBefore)
                likeness += Likeness(index, before);
            if (isAfter)
                likeness += Likeness(index, after);
            return (isBefore && isAfter ? beat : -beat, likeness / (isBefore && isAfter ? 2 : 1));
        }
        return (0, 0);
    }

    private float Likeness(int left, int right) => (1 + Math.Min(_blocks[left].Words, _blocks[right].Words)) / (float)(1 + Math.Max(_blocks[left].Words, _blocks[right].Words));
}
