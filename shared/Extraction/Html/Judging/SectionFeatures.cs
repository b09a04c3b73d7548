using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// What the first model's judgements say of the stretch a block stands in: the section under its heading, the gap between
/// the sure paragraphs around it, and the branch of the element that holds most of the body.
/// </summary>
internal sealed class SectionFeatures
{
    /// <summary>Fewer words do not make a paragraph that shows where the body runs.</summary>
    private const int LongWords = 20;

    /// <summary>The core is the innermost element with this share of what is believed to be body.</summary>
    private const float CoreShare = 0.6f;

    private readonly PageContext _page;
    private readonly float[] _massBefore;
    private readonly float[] _weightBefore;
    private readonly float[] _linksBefore;
    private readonly float[] _beliefs;

    /// <summary>The nearest heading above each block, or the block itself where it is one; -1 above the first.</summary>
    private readonly int[] _heading;

    /// <summary>The first heading below each block; the number of blocks where none follows.</summary>
    private readonly int[] _nextHeading;
    private readonly int[] _longBefore;
    private readonly int[] _longAfter;
    private readonly int[] _headlines;
    private readonly Container? _core;

    public SectionFeatures(PageContext page, ReadOnlySpan<float> beliefs)
    {
        _page = page;
        _beliefs = beliefs.ToArray();
        var blocks = page.Outline.Blocks;
        var count = blocks.Count;
        _massBefore = new float[count + 1];
        _weightBefore = new float[count + 1];
        _linksBefore = new float[count + 1];
        _heading = new int[count];
        _nextHeading = new int[count];
        _longBefore = new int[count];
        _longAfter = new int[count];
        _headlines = new int[count];
        var headlineLevel = page.HeadlineBlock < 0 ? 1 : blocks[page.HeadlineBlock].Level;
        int heading = -1, sure = -1, headlines = 0;
        for (var i = 0; i < count; i++)
        {
            var block = blocks[i];
            var weight = block.Words + 1;
            _massBefore[i + 1] = _massBefore[i] + weight * beliefs[i];
            _weightBefore[i + 1] = _weightBefore[i] + weight;
            _linksBefore[i + 1] = _linksBefore[i] + weight * block.LinkShare;
            _longBefore[i] = sure;
            if (IsSure(i))
                sure = i;
            if (block.Kind == BlockKind.Heading)
            {
                heading = i;
                headlines += i > page.HeadlineBlock && block.Level <= headlineLevel ? 1 : 0;
            }
            _heading[i] = heading;
            _headlines[i] = headlines;
        }
        heading = sure = count;
        for (var i = count - 1; i >= 0; i--)
        {
            _longAfter[i] = sure;
            _nextHeading[i] = heading;
            if (IsSure(i))
                sure = i;
            if (blocks[i].Kind == BlockKind.Heading)
                heading = i;
        }
        _core = Core();
    }

    /// <summary>Adds a block's features to its row.</summary>
    public void Add(int index, ref FeatureRow row)
    {
        AddSection(index, ref row);
        AddGap(index, ref row);
        AddBranch(index, ref row);
        row.Add("headlines since", Math.Min(20, _headlines[index]));
    }

    private bool IsSure(int index) => _beliefs[index] > 0.5f && _page.Outline.Blocks[index].Words >= LongWords;

    private void AddSection(int index, ref FeatureRow row)
    {
        var heading = _heading[index];
        var end = _nextHeading[index];
        row.Add("section belief", Mean(heading + 1, end, index));
        row.AddLog("section words", _weightBefore[end] - _weightBefore[heading + 1]);
        row.Add("section links", (_linksBefore[end] - _linksBefore[heading + 1]) / Math.Max(1, _weightBefore[end] - _weightBefore[heading + 1]));
        row.Add("section heading belief", heading < 0 ? -1 : _beliefs[heading]);
        row.Add("section before belief", heading <= 0 ? -1 : Mean(_heading[heading - 1] + 1, heading, -1));
        row.Add("section after belief", end >= _beliefs.Length ? -1 : Mean(end + 1, _nextHeading[end], -1));
    }

    private void AddGap(int index, ref FeatureRow row)
    {
        var (before, after) = (_longBefore[index], _longAfter[index]);
        row.AddLog("from long sure", before < 0 ? 1000 : index - before);
        row.AddLog("to long sure", after >= _beliefs.Length ? 1000 : after - index);
        row.AddLog("gap words", _weightBefore[after] - _weightBefore[before + 1]);
        row.Add("gap belief", Mean(before + 1, after, index));
        row.Add("gap links", (_linksBefore[after] - _linksBefore[before + 1]) / Math.Max(1, _weightBefore[after] - _weightBefore[before + 1]));
        row.Add("kin of long sure before", before < 0 ? -1 : Kinship(index, before));
        row.Add("kin of long sure after", after >= _beliefs.Length ? -1 : Kinship(index, after));
        row.Add("long sure are kin", before < 0 || after >= _beliefs.Length ? -1 : Kinship(before, after));
    }

    private void AddBranch(int index, ref FeatureRow row)
    {
        var block = _page.Outline.Blocks[index];
        var (levels, container) = (0, block.Container);
        var branch = container;
        while (container is not null && !Holds(container))
        {
            branch = container;
            container = container.Wider;
            levels++;
        }
        var isInCore = container == _core;
        row.Add("core levels", isInCore ? Math.Min(levels, 20) : -Math.Min(levels, 20) - 1);
        // What stands in the core itself is its own branch.
        var (first, last) = levels == 0 ? (index, index) : (branch.First, branch.Last);
        var weight = _weightBefore[last + 1] - _weightBefore[first];
        row.Add("branch belief", Mean(first, last + 1, index));
        row.AddLog("branch words", weight);
        row.Add("branch links", (_linksBefore[last + 1] - _linksBefore[first]) / Math.Max(1, weight));
        row.Add("mass after branch", (_massBefore[^1] - _massBefore[last + 1]) / Math.Max(1, _massBefore[^1]));
        row.Add("branch place", (float)(index - first) / Math.Max(1, last - first + 1));
    }

    private bool Holds(Container container) => _core is not null && container.First <= _core.First && container.Last >= _core.Last;

    private Container? Core()
    {
        Container? core = null;
        foreach (var container in _page.Outline.Containers)
        {
            // Later ones are deeper, or apart and then too small.
            if (container.First >= 0 && _massBefore[container.Last + 1] - _massBefore[container.First] >= CoreShare * _massBefore[^1])
                core = container;
        }
        return core;
    }

    private int Kinship(int left, int right)
    {
        var blocks = _page.Outline.Blocks;
        var (one, other) = (blocks[left].Container, blocks[right].Container);
        return one == other ? 4 : one.Parent == other.Parent ? one.Shape == other.Shape ? 3 : 2 : one.Shape == other.Shape ? 1 : 0;
    }

    /// <summary>Mean belief of the blocks from one to before another, a block left out; -1 where there are none.</summary>
    private float Mean(int from, int to, int without)
    {
        if (to <= from)
            return -1;
        var mass = _massBefore[to] - _massBefore[from];
        var weight = _weightBefore[to] - _weightBefore[from];
        if (without >= from && without < to)
        {
            var own = _page.Outline.Blocks[without].Words + 1;
            mass -= own * _beliefs[without];
            weight -= own;
        }
        return weight < 0.5f ? -1 : mass / weight;
    }
}
