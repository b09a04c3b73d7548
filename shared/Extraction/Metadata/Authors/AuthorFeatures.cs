using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Language;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Metadata.Authors;

/// <summary>Names that may be a page's authors as a row of numbers: where they stand, what they look like, and who agrees.</summary>
internal sealed class AuthorFeatures
{
    private static readonly AuthorPlace[] Places = Enum.GetValues<AuthorPlace>();
    private static readonly string[] SameNames = [.. Places.Select(place => "same as " + place)];
    private static readonly string[] SharedNames = [.. Places.Select(place => "shared with " + place)];
    private static readonly Mark[] ElementMarks =
    [
        Mark.Comment, Mark.Related, Mark.Sidebar, Mark.Navigation, Mark.Aside, Mark.Footer, Mark.Header, Mark.Card, Mark.Author, Mark.Date, Mark.Meta, Mark.List, Mark.Article, Mark.Main,
        Mark.Widget, Mark.Content, Mark.Hidden, Mark.Headline, Mark.Caption, Mark.Thread, Mark.Figure, Mark.Quote, Mark.Share,
    ];
    private static readonly string[] MarkNames = [.. ElementMarks.Select(mark => "marked " + mark)];

    private static readonly string PlaceName = FeatureLayout.Coded<AuthorPlace>("place");
    private static readonly Lazy<FeatureLayout> Listed = new(() => FeatureLayout.Of(WriteSample));

    private readonly PageReading _page;
    private readonly List<AuthorCandidate> _all;
    private readonly List<HashSet<string>> _keys;
    private readonly UInt128[] _sets;
    private readonly int[] _ofPlace = new int[Places.Length];
    private readonly HashSet<string> _site;
    private readonly bool[] _isDated;
    private readonly bool _isThread;

    public AuthorFeatures(PageReading page, List<AuthorCandidate> candidates)
    {
        _page = page;
        _all = candidates;
        _keys = candidates.ConvertAll(candidate => candidate.Names.Select(name => TextKey.Of(name)).ToHashSet());
        _sets = SetsOf(_keys);
        foreach (var candidate in candidates)
            _ofPlace[(int)candidate.Place]++;
        _site = [.. new[] { page.Data.Publisher, page.Data.SiteName, page.Meta("og:site_name"), page.Meta("application-name"), page.Meta("copyright") }.Select(name => TextKey.Of(name)).Where(key => key.Length > 0)];
        if (Titles.SiteNames.HostOf(page.Url) is { Length: > 2 } host)
            _site.Add(host);
        _isThread = page.Data.Types.Exists(type => type is "DiscussionForumPosting" or "QAPage" or "Question");
        _isDated = new bool[page.Outline.Blocks.Count + 1];
        foreach (var text in page.Marks.Texts)
            if (text.Kind is MarkedKind.Time or MarkedKind.Published)
                _isDated[Math.Min(text.Block, _isDated.Length - 1)] = true;
    }

    /// <summary>The features.</summary>
    public static FeatureLayout Layout => Listed.Value;

    /// <summary>A bit a name, of the page's first 128 names; further ones share bits.</summary>
    private static UInt128[] SetsOf(List<HashSet<string>> keys)
    {
        var bits = new Dictionary<string, int>(StringComparer.Ordinal);
        var sets = new UInt128[keys.Count];
        for (var i = 0; i < sets.Length; i++)
            foreach (var key in keys[i])
            {
                bits.TryAdd(key, bits.Count % 128);
                sets[i] |= UInt128.One << bits[key];
            }
        return sets;
    }

    public float[] Of(int index)
    {
        var values = new float[Layout.Count];
        var row = new FeatureRow(values);
        Fill(index, ref row);
        return values;
    }

    private static void WriteSample(ref FeatureRow row)
        => new AuthorFeatures(PageReading.Sample, [new AuthorCandidate { Names = ["A"], Origin = "", Place = AuthorPlace.Meta }]).Fill(0, ref row);

    private void Fill(int index, ref FeatureRow row)
    {
        var own = _all[index];
        row.Add(PlaceName, (float)own.Place);
        row.Add("rank", own.Rank);
        row.Add("of its place", _ofPlace[(int)own.Place]);
        row.Add("pen name", own.IsPenName);
        row.Add("joined", own.IsJoined);
        row.Add("elements", own.Elements);
        AddLook(index, own, ref row);
        row.Add("from headline", own.Block < 0 ? -100 : Math.Clamp(own.Block - _page.Anchor, -60, 60));
        row.Add("from start", own.Block < 0 ? -100 : Math.Clamp(own.Block - _page.BodyStart, -60, 60));
        row.Add("from end", own.Block < 0 ? -100 : Math.Clamp(own.Block - _page.BodyEnd, -60, 60));
        row.Add("headline", _page.Headline >= 0);
        row.Add("link", own.Block >= 0 && own.Block < _page.Outline.Blocks.Count ? _page.Outline.Blocks[own.Block].LinkShare : -1);
        row.Add("dated", own.Block >= 0 && IsDated(own.Block));
        row.Add("date near", own.Block >= 0 ? YearNear(own.Block) : -1);
        row.Add("lead above", own.Block > 0 && own.Block <= _page.Outline.Blocks.Count && BylineWords.LeadIns.Contains(PageLabels.Label(_page.Outline.Blocks[own.Block - 1].Text)));
        row.Add("thread", _isThread);
        row.Add("user names", _ofPlace[(int)AuthorPlace.UserName]);
        for (var i = 0; i < ElementMarks.Length; i++)
            row.Add(MarkNames[i], (own.Marks >> (int)ElementMarks[i] & 1) != 0);
        row.Add("candidates", _all.Count);
        AddAgreement(index, ref row);
    }

    private bool IsDated(int block)
    {
        for (var i = Math.Max(0, block - 2); i <= Math.Min(_isDated.Length - 1, block + 2); i++)
            if (_isDated[i])
                return true;
        return false;
    }

    /// <summary>Distance to the nearest short line with a year in it; 4 when there is none.</summary>
    private int YearNear(int block)
    {
        var blocks = _page.Outline.Blocks;
        for (var distance = 0; distance < 4; distance++)
            if (HasYear(block - distance) || HasYear(block + distance))
                return distance;
        return 4;

        bool HasYear(int at) => at >= 0 && at < blocks.Count && blocks[at].Text.Length < 80
            && (blocks[at].Text.Contains("20", StringComparison.Ordinal) || blocks[at].Text.Contains("19", StringComparison.Ordinal)) && blocks[at].Text.Count(char.IsAsciiDigit) >= 4;
    }

    private void AddLook(int index, AuthorCandidate own, ref FeatureRow row)
    {
        var words = 0;
        var length = 0;
        foreach (var name in own.Names)
        {
            words += WordCount.Of(name);
            length += name.Length;
        }
        row.Add("names", own.Names.Count);
        row.Add("words a name", (float)words / own.Names.Count);
        row.Add("length a name", (float)length / own.Names.Count);
        row.AddLog("text", own.TextLength);
        row.Add("of the text", own.TextLength == 0 ? 0 : (float)length / own.TextLength);
        row.Add("digits", own.Names.Any(name => name.Any(char.IsDigit)));
        row.Add("capitals", own.Names.Average(name => (float)name.Count(char.IsUpper) / name.Length));
        row.Add("begins small", char.IsLower(own.Names[0][0]));
        row.Add("point", own.Names[0].Contains('.', StringComparison.Ordinal));
        var site = 0f;
        foreach (var key in _keys[index])
            foreach (var name in _site)
                site = Math.Max(site, key == name ? 1 : key.Length > 3 && name.Contains(key, StringComparison.Ordinal) ? 0.7f : name.Length > 3 && key.Contains(name, StringComparison.Ordinal) ? 0.5f : 0);
        row.Add("site", site);
    }

    private void AddAgreement(int index, ref FeatureRow row)
    {
        var own = _sets[index];
        Span<float> same = stackalloc float[Places.Length];
        Span<float> shared = stackalloc float[Places.Length];
        same.Fill(-1);
        shared.Fill(-1);
        int votes = 0, contained = 0, containing = 0;
        for (var i = 0; i < _all.Count; i++)
        {
            if (i == index)
                continue;
            var place = (int)_all[i].Place;
            var other = _sets[i];
            var both = own & other;
            var isSame = other == own;
            votes += isSame ? 1 : 0;
            containing += !isSame && both == own ? 1 : 0;
            contained += !isSame && both == other ? 1 : 0;
            same[place] = Math.Max(same[place], isSame ? 1 : 0);
            shared[place] = Math.Max(shared[place], both != 0 ? 1 : 0);
        }
        for (var i = 0; i < Places.Length; i++)
        {
            row.Add(SameNames[i], same[i]);
            row.Add(SharedNames[i], shared[i]);
        }
        row.Add("votes", votes);
        row.Add("contained", contained);
        row.Add("containing", containing);
    }
}
