namespace Ingestion.Extraction.TextDump;

/// <summary>What stands around each line of a page.</summary>
internal sealed class LineSurroundings
{
    private readonly DumpContext _page;
    private readonly LineTraits[] _own;
    private readonly float[] _prose;
    private readonly float[] _isProse;
    private readonly float[] _endsSentence;
    private readonly DensestRun _run;
    private readonly float[] _furniture;
    private readonly float[] _letters;
    private readonly int[] _sinceProse;
    private readonly int[] _untilProse;
    private readonly int[] _sinceLabel;
    private readonly int[] _listRun;
    private readonly int[] _shortRun;
    private readonly int[] _sinceRun;
    private readonly float[] _linked;
    private readonly float[] _ofPage;

    public LineSurroundings(DumpContext page, LineTraits[] own)
    {
        var count = own.Length;
        _page = page;
        _own = own;
        _prose = Sums(count, index => page.IsProse[index] ? own[index].Words : 0);
        _isProse = Sums(count, index => page.IsProse[index] ? 1 : 0);
        _endsSentence = Sums(count, index => own[index].EndsSentence ? 1 : 0);
        // Some eight words of text make up for a line that is none.
        _run = DensestRun.Of(count, index => page.IsProse[index] ? own[index].Words : -8);
        _furniture = Sums(count, index => own[index].Label > 0 ? 1 : 0);
        _letters = Sums(count, index => page.Lines[index].Text.Length);
        _sinceProse = Distances(count, index => page.IsProse[index], forward: true);
        _untilProse = Distances(count, index => page.IsProse[index], forward: false);
        _sinceLabel = Distances(count, index => own[index].Label == 3, forward: true);
        _listRun = Runs(count, index => own[index].IsListItem);
        _shortRun = Runs(count, index => own[index].Words < 10 && !own[index].EndsSentence);
        _sinceRun = Distances(count, index => index >= 2 && page.IsProse[index] && page.IsProse[index - 1] && page.IsProse[index - 2], forward: true);
        _linked = Sums(count, index => Math.Max(0, page.Lines[index].LinkShare));
        _ofPage = OfPage(page, own);
    }

    // A text that somebody wrote has sentences and hardly anything else.
    private static float[] OfPage(DumpContext page, LineTraits[] own)
    {
        float words = 0, prose = 0, sentences = 0, labels = 0, few = 0, linked = 0;
        for (var index = 0; index < own.Length; index++)
        {
            var count = own[index].Words;
            words += count;
            prose += page.IsProse[index] ? count : 0;
            sentences += own[index].EndsSentence ? count : 0;
            labels += own[index].Label > 0 ? 1 : 0;
            few += count < 8 && !own[index].EndsSentence ? 1 : 0;
            linked += Math.Max(0, page.Lines[index].LinkShare) * count;
        }

        var all = Math.Max(1, words);
        return [prose / all, sentences / all, Math.Min(20, labels), few / Math.Max(1, own.Length), own.Length > 0 && page.Lines[0].LinkShare < 0 ? -1 : linked / all, MathF.Log(1 + words)];
    }

    public void AddTo(List<float> row, int index)
    {
        var count = _own.Length;
        var headline = _page.Headline;
        row.Add(index / (float)count);
        row.Add(_letters[index] / Math.Max(1, _letters[count]));
        row.Add(headline == 0 ? 0 : Math.Clamp(index - headline, -50, 200));
        row.Add(headline > 0 ? 1 : 0);
        foreach (var reach in (ReadOnlySpan<int>)[2, 6, 15])
        {
            row.Add(MathF.Log(1 + Sum(_prose, index - reach, index)));
            row.Add(MathF.Log(1 + Sum(_prose, index + 1, index + 1 + reach)));
        }

        row.Add(Math.Min(_sinceProse[index], 60));
        row.Add(Math.Min(_untilProse[index], 60));
        row.Add(_prose[index] / Math.Max(1, _prose[count]));
        row.Add((_prose[count] - _prose[index + 1]) / Math.Max(1, _prose[count]));
        row.Add(At(index - 1)?.Words is { } before ? MathF.Log(1 + before) : -1);
        row.Add(At(index + 1)?.Words is { } after ? MathF.Log(1 + after) : -1);
        row.Add(At(index - 2)?.Words is { } before2 ? MathF.Log(1 + before2) : -1);
        row.Add(At(index + 2)?.Words is { } after2 ? MathF.Log(1 + after2) : -1);
        row.Add(Math.Min(_listRun[index], 60));
        row.Add(Math.Min(_sinceLabel[index], 60));
        row.Add(Sum(_furniture, index - 4, index));
        row.Add(Sum(_furniture, index + 1, index + 5));
        row.Add(Spread(index));
        row.Add(MathF.Log(count));
        row.Add(MathF.Log(1 + _prose[count]));
        row.Add(At(index - 1)?.EndsSentence == true ? 1 : 0);
        row.Add(At(index + 1)?.EndsSentence == true ? 1 : 0);
        row.Add(At(index - 1)?.CapitalShare ?? 0);
        row.Add(At(index + 1)?.CapitalShare ?? 0);
        row.Add(At(index - 1)?.IsListItem == true ? 1 : 0);
        row.Add(At(index + 1)?.IsListItem == true ? 1 : 0);
        row.Add(Math.Min(_sinceRun[index], 100));
        row.Add(AuthorNote.IsOne(_page.Lines[index].Text, _page.Words[index].Words) ? 1 : 0);
        row.Add(At(index - 1)?.Label ?? 0);
        row.Add(At(index - 1)?.HasDate == true ? 1 : 0);
        row.Add(At(index + 1)?.HasDate == true ? 1 : 0);
        row.Add(Math.Min(_shortRun[index], 60));
        row.Add(Math.Min(_page.Words[index].Joints, 10));
        row.Add(Sum(_isProse, index - 10, index + 11) / 21);
        row.Add(Sum(_endsSentence, index - 6, index + 7) / 13);
        row.Add(Math.Clamp(_run.DistanceOf(index), -100, 100));
        row.Add((index - _run.Start) / (float)Math.Max(1, _run.End - _run.Start));
        var lines = _page.Lines;
        row.Add(index > 0 ? lines[index - 1].LinkShare : -1);
        row.Add(index + 1 < count ? lines[index + 1].LinkShare : -1);
        row.Add(lines[index].LinkShare < 0 ? -1 : Sum(_linked, index - 5, index + 6) / 11);
        row.Add(index > 0 ? lines[index].Indent - lines[index - 1].Indent : 0);
        row.Add(index > 0 ? lines[index - 1].Heading : 0);
        row.Add(index + 1 < count ? lines[index + 1].Heading : 0);
        row.Add(index + 1 < count && char.IsLower(lines[index + 1].Text[0]) ? 1 : 0);
        row.AddRange(_ofPage);
    }

    private LineTraits? At(int index) => index >= 0 && index < _own.Length ? _own[index] : null;

    // How unlike the lengths around are: cards and menus repeat themselves.
    private float Spread(int index)
    {
        float sum = 0, squares = 0;
        var lines = 0;
        for (var near = Math.Max(0, index - 3); near <= Math.Min(_own.Length - 1, index + 3); near++, lines++)
        {
            var length = _own[near].Shape[0];
            sum += length;
            squares += length * length;
        }

        var mean = sum / lines;
        return MathF.Sqrt(Math.Max(0, (squares / lines) - (mean * mean)));
    }

    private static float Sum(float[] sums, int from, int to) => sums[Math.Clamp(to, 0, sums.Length - 1)] - sums[Math.Clamp(from, 0, sums.Length - 1)];

    private static float[] Sums(int count, Func<int, float> value)
    {
        var sums = new float[count + 1];
        for (var index = 0; index < count; index++)
            sums[index + 1] = sums[index] + value(index);
        return sums;
    }

    private static int[] Distances(int count, Func<int, bool> isThere, bool forward)
    {
        var distances = new int[count];
        var distance = 1000;
        for (var step = 0; step < count; step++)
        {
            var index = forward ? step : count - 1 - step;
            distances[index] = distance = isThere(index) ? 0 : distance + 1;
        }

        return distances;
    }

    private static int[] Runs(int count, Func<int, bool> isMember)
    {
        var runs = new int[count];
        for (var start = 0; start < count;)
        {
            var end = start;
            while (end < count && isMember(end))
                end++;
            for (var index = start; index < end; index++)
                runs[index] = end - start;
            start = Math.Max(end, start + 1);
        }

        return runs;
    }
}
