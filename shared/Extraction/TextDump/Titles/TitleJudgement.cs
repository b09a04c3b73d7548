using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump.Titles;

/// <summary>What the judge of lines says of a possible headline and of what stands around it.</summary>
internal sealed class TitleJudgement
{
    private readonly DumpContext _page;
    private readonly JudgedLines _judged;
    private readonly float[] _body;
    private readonly float _most;

    public TitleJudgement(DumpContext page, JudgedLines judged)
    {
        _page = page;
        _judged = judged;
        _body = new float[page.Lines.Count + 1];
        for (var index = 0; index < page.Lines.Count; index++)
            _body[index + 1] = _body[index] + (judged.Body[index] * page.Words[index].Words.Count);
        _most = judged.Headline.DefaultIfEmpty(0).Max();
    }

    public void AddTo(DumpTitleCandidate own, ref FeatureRow row)
    {
        var end = own.Index + own.Lines;
        float least = 1;
        for (var index = own.Index; index < end; index++)
            least = Math.Min(least, _judged.Headline[index]);
        row.Add("headline", _judged.Headline[own.Index]);
        row.Add("all headline", least);
        row.Add("headline above", own.Index > 0 ? _judged.Headline[own.Index - 1] : 0);
        row.Add("headline below", end < _page.Lines.Count ? _judged.Headline[end] : 0);
        row.Add("below the likeliest", _most - _judged.Headline[own.Index]);
        row.Add("body", _judged.Body[own.Index]);
        row.Add("body below", end < _page.Lines.Count ? _judged.Body[end] : 0);
        row.AddLog("body in 5", Body(end, end + 5));
        row.AddLog("body in 20", Body(end, end + 20));
        row.Add("body behind", Body(0, own.Index) / Math.Max(1, _body[^1]));
        row.Add("date in 3", MostOf(_judged.Date, end, end + 3));
        row.Add("byline in 3", MostOf(_judged.Byline, end, end + 3));
        row.Add("written", _judged.Written[own.Index]);
    }

    private float Body(int from, int to) => _body[Math.Clamp(to, 0, _body.Length - 1)] - _body[Math.Clamp(from, 0, _body.Length - 1)];

    private static float MostOf(float[] judged, int from, int to)
    {
        var most = 0f;
        for (var index = from; index < Math.Min(to, judged.Length); index++)
            most = Math.Max(most, judged[index]);
        return most;
    }
}
