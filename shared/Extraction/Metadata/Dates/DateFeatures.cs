using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>A possible date of publication as a row of numbers: where it stands, what is said of it, and who agrees.</summary>
internal sealed class DateFeatures
{
    private static readonly DatePlace[] Places = Enum.GetValues<DatePlace>();
    private static readonly string[] SameNames = [.. Places.Select(place => "same as " + place)];
    private static readonly string[] AfterNames = [.. Places.Select(place => "days after " + place)];
    private static readonly Mark[] ElementMarks =
    [
        Mark.Comment, Mark.Related, Mark.Sidebar, Mark.Navigation, Mark.Aside, Mark.Footer, Mark.Header, Mark.Card, Mark.Author, Mark.Date, Mark.Meta, Mark.List, Mark.Article, Mark.Main,
        Mark.Widget, Mark.Content, Mark.Hidden, Mark.Headline, Mark.Caption, Mark.Thread,
    ];
    private static readonly string[] MarkNames = [.. ElementMarks.Select(mark => "marked " + mark)];

    private static readonly string PlaceName = FeatureLayout.Coded<DatePlace>("place");
    private static readonly string LabelName = FeatureLayout.Coded<DateLabel>("label");
    private static readonly Lazy<FeatureLayout> Listed = new(() => FeatureLayout.Of(WriteSample));

    private readonly PageReading _page;
    private readonly List<DateCandidate> _all;
    private readonly int[] _ofPlace = new int[Places.Length];
    private readonly int _modified;
    private readonly int _latest;
    private readonly int _earliest = int.MaxValue;
    private readonly int _days;
    private readonly int _addressMonth;
    private readonly int _imageMonth;
    private readonly bool _isThread;
    private readonly bool _isArticle;

    public DateFeatures(PageReading page, List<DateCandidate> candidates, string modified)
    {
        _page = page;
        _all = candidates;
        _modified = DateCandidate.DayOf(modified);
        var days = new HashSet<int>();
        foreach (var candidate in candidates)
        {
            _ofPlace[(int)candidate.Place]++;
            _latest = Math.Max(_latest, candidate.Day);
            _earliest = Math.Min(_earliest, candidate.Day);
            days.Add(candidate.Day);
        }
        _days = days.Count;
        _addressMonth = AddressDate.MonthOf(page.Url.Length > 0 ? page.Url : page.Marks.CanonicalUrl);
        foreach (var image in (string[])[page.Meta("og:image"), page.Data.Image, page.Meta("twitter:image")])
            if (_imageMonth == 0)
                _imageMonth = AddressDate.MonthOf(image);
        _isThread = page.Data.Types.Exists(type => type is "DiscussionForumPosting" or "QAPage" or "Question");
        _isArticle = page.Meta("og:type").StartsWith("article", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The features.</summary>
    public static FeatureLayout Layout => Listed.Value;

    public float[] Of(int index)
    {
        var values = new float[Layout.Count];
        var row = new FeatureRow(values);
        Fill(index, ref row);
        return values;
    }

    private static void WriteSample(ref FeatureRow row) => new DateFeatures(PageReading.Sample, [new DateCandidate("2000-01-01", "", DatePlace.Meta)], "").Fill(0, ref row);

    private void Fill(int index, ref FeatureRow row)
    {
        var own = _all[index];
        row.Add(PlaceName, (float)own.Place);
        row.Add(LabelName, (float)own.Label);
        row.Add("rank", own.Rank);
        row.Add("of its place", _ofPlace[(int)own.Place]);
        row.Add("clock", own.HasClock);
        row.Add("zone", own.HasZone);
        row.AddLog("text", own.TextLength);
        row.Add("from headline", own.Block < 0 ? -100 : Math.Clamp(own.Block - _page.Anchor, -60, 60));
        row.Add("from start", own.Block < 0 ? -100 : Math.Clamp(own.Block - _page.BodyStart, -60, 60));
        row.Add("from end", own.Block < 0 ? -100 : Math.Clamp(own.Block - _page.BodyEnd, -60, 60));
        row.Add("headline", _page.Headline >= 0);
        row.Add("link", own.Block >= 0 && own.Block < _page.Outline.Blocks.Count ? _page.Outline.Blocks[own.Block].LinkShare : -1);
        for (var i = 0; i < ElementMarks.Length; i++)
            row.Add(MarkNames[i], (own.Marks >> (int)ElementMarks[i] & 1) != 0);
        row.Add("is modified", _modified == 0 ? -1 : own.Day == _modified ? 1 : 0);
        row.Add("years", Math.Clamp(own.Day / 365 - 1985, 0, 20));
        row.Add("before latest", Days(_latest - own.Day));
        row.Add("after earliest", Days(own.Day - _earliest));
        row.Add("days", _days);
        row.Add("candidates", _all.Count);
        var month = MonthOf(own);
        row.Add("address month", _addressMonth == 0 ? -20 : Math.Clamp(month - _addressMonth, -12, 12));
        row.Add("image month", _imageMonth == 0 ? -40 : Math.Clamp(month - _imageMonth, -24, 24));
        row.Add("thread", _isThread);
        row.Add("article", _isArticle);
        row.Add("midnight", own.Iso.Contains("T00:00", StringComparison.Ordinal));
        AddAgreement(own, ref row);
    }

    private void AddAgreement(DateCandidate own, ref FeatureRow row)
    {
        Span<float> same = stackalloc float[Places.Length];
        Span<float> after = stackalloc float[Places.Length];
        same.Fill(-1);
        after.Fill(-20);
        int votes = 0, published = 0, modified = 0, closer = 0, otherwise = 0;
        var swapped = SwappedDay(own);
        var isSwapped = false;
        foreach (var other in _all)
        {
            isSwapped |= swapped != 0 && (other.Day == swapped || other.UniversalDay == swapped);
            var place = (int)other.Place;
            var isSame = other.Day == own.Day || other.UniversalDay == own.UniversalDay;
            votes += isSame ? 1 : 0;
            published += isSame && other.Label == DateLabel.Published ? 1 : 0;
            modified += isSame && other.Label == DateLabel.Modified ? 1 : 0;
            otherwise += !isSame && other.Label == DateLabel.Published ? 1 : 0;
            if (ReferenceEquals(own, other))
                continue;
            closer += other.Block >= 0 && own.Block >= 0 && Math.Abs(other.Block - _page.Anchor) < Math.Abs(own.Block - _page.Anchor) ? 1 : 0;
            same[place] = Math.Max(same[place], isSame ? 1 : 0);
            // The first of a place speaks for it.
            if (other.Rank == 0 || after[place] == -20)
                after[place] = Days(own.Day - other.Day);
        }
        for (var i = 0; i < Places.Length; i++)
        {
            row.Add(SameNames[i], same[i]);
            row.Add(AfterNames[i], after[i]);
        }
        row.Add("votes", votes);
        row.Add("of the votes", (float)votes / _all.Count);
        row.Add("called published", published);
        row.Add("called modified", modified);
        row.Add("swapped", isSwapped);
        row.Add("others called published", otherwise);
        row.Add("closer", closer);
    }

    /// <summary>The day that day and month exchanged would give; 0 when there is none. Another place that says it was not misread.</summary>
    private static int SwappedDay(DateCandidate candidate)
        => candidate.Day != 0 && DateOnly.FromDayNumber(candidate.Day) is var day && day.Day <= 12 && day.Day != day.Month ? new DateOnly(day.Year, day.Day, day.Month).DayNumber : 0;

    private static int MonthOf(DateCandidate candidate)
        => candidate.Day == 0 ? 0 : DateOnly.FromDayNumber(candidate.Day) is var day ? day.Year * 12 + day.Month : 0;

    /// <summary>Days on a scale on which one day and two differ more than a year and two.</summary>
    private static float Days(int days) => days == 0 ? 0 : MathF.CopySign(MathF.Log2(1 + Math.Abs(days)), days);
}
