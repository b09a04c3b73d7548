using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Metadata.Titles;

/// <summary>A possible title as a row of numbers: where it stands, what it looks like, and who agrees.</summary>
internal sealed class TitleFeatures
{
    /// <summary>Letters of running text that are searched for a title's words.</summary>
    private const int MaximumProse = 1500;

    private static readonly string[] OpenGraphTypes = ["article", "website", "product"];

    private static readonly TitlePlace[] Places = Enum.GetValues<TitlePlace>();
    private static readonly string[] SameNames = [.. Places.Select(place => "same as " + place)];
    private static readonly string[] WithinNames = [.. Places.Select(place => "within " + place)];
    private static readonly string[] AroundNames = [.. Places.Select(place => "around " + place)];
    private static readonly string[] LikeNames = [.. Places.Select(place => "like " + place)];
    private static readonly Mark[] ElementMarks = [Mark.Navigation, Mark.Footer, Mark.Header, Mark.Consent, Mark.Sidebar, Mark.Related, Mark.Headline, Mark.Article, Mark.Main, Mark.Card, Mark.Hidden, Mark.Content, Mark.Widget];
    private static readonly string[] MarkNames = [.. ElementMarks.Select(mark => "marked " + mark)];

    private static readonly string PlaceName = FeatureLayout.Coded<TitlePlace>("place");
    private static readonly string CutName = FeatureLayout.Coded<TitleCut>("cut");
    private static readonly string TypeName = FeatureLayout.Coded("type", OpenGraphTypes);
    private static readonly Lazy<FeatureLayout> Listed = new(() => FeatureLayout.Of(WriteSample));

    private readonly List<TitleCandidate> _all;
    private readonly TitleCandidates _candidates;
    private readonly int _prose;
    private readonly int _headlineBlock;
    private readonly float _slug;
    private readonly Dictionary<string, int> _headings = [];
    private readonly TitleCandidate? _headline;
    private readonly TitleCandidate? _shared;
    private readonly HashSet<int> _description;
    private readonly HashSet<int> _text = [];
    private readonly HashSet<string> _breadcrumbs;
    private readonly int _type;
    private readonly int _depth;

    public TitleFeatures(TitleCandidates candidates)
    {
        _candidates = candidates;
        _all = candidates.All;
        var blocks = candidates.Outline.Blocks;
        _prose = blocks.FindIndex(block => Totals.ProseOf(block) > 100);
        _headlineBlock = _all.Find(candidate => candidate.Place == TitlePlace.Headline)?.Block ?? -1;
        foreach (var candidate in _all)
        {
            _headings.TryAdd(candidate.Value, 0);
            _slug = Math.Max(_slug, TitleCandidate.Likeness(candidate.Words, candidates.SlugWords));
        }
        foreach (var block in blocks)
            if (_headings.TryGetValue(block.Text, out var count))
                _headings[block.Text] = count + 1;
        _headline = _all.Find(candidate => candidate.Place == TitlePlace.Headline);
        _shared = _all.Find(candidate => candidate.Place == TitlePlace.OpenGraph) ?? _all.Find(candidate => candidate.Place == TitlePlace.Title);
        var marks = candidates.Outline.Marks;
        _description = TitleCandidate.WordsOf(marks.Meta("description") is { Length: > 0 } description ? description : marks.Meta("og:description"));
        var prose = 0;
        for (var i = Math.Max(0, _prose); i < blocks.Count && prose < MaximumProse; i++)
            if (Totals.ProseOf(blocks[i]) > 100)
            {
                prose += blocks[i].Text.Length;
                _text.UnionWith(TitleCandidate.WordsOf(blocks[i].Text.AsSpan(0, Math.Min(blocks[i].Text.Length, MaximumProse))));
            }
        _breadcrumbs = [.. candidates.Breadcrumbs];
        _type = Array.FindIndex(OpenGraphTypes, marks.Meta("og:type").StartsWith);
        _depth = candidates.AddressDepth;
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

    private static void WriteSample(ref FeatureRow row)
    {
        var outline = SamplePage.Outline;
        outline.Marks.Title = "A";
        new TitleFeatures(TitleCandidates.Of(outline, LinkedData.Read([]), "")).Fill(0, ref row);
    }

    private void Fill(int index, ref FeatureRow row)
    {
        var own = _all[index];
        row.Add(PlaceName, (float)own.Place);
        row.Add(CutName, (float)own.Cut);
        row.Add("names site", own.NamesSite);
        AddLook(own, ref row);
        AddPosition(own, ref row);
        AddAgreement(index, ref row);
        AddPage(own, ref row);
    }

    /// <summary>What kind of page it heads, and which of its words the page uses elsewhere.</summary>
    private void AddPage(TitleCandidate own, ref FeatureRow row)
    {
        row.Add(TypeName, _type);
        row.Add("depth", _depth);
        row.Add("more than headline", Missing(own.Words, _headline?.Words));
        row.Add("less than headline", _headline is null ? -1 : Missing(_headline.Words, own.Words));
        row.Add("more than shared", Missing(own.Words, _shared?.Words));
        row.Add("less than shared", _shared is null ? -1 : Missing(_shared.Words, own.Words));
        row.Add("in description", Share(own.Words, _description));
        row.Add("in text", Share(own.Words, _text));
        row.Add("headline in description", _headline is null ? -1 : Share(own.Words, _description) - Share(_headline.Words, _description));
        row.Add("headline in text", _headline is null ? -1 : Share(own.Words, _text) - Share(_headline.Words, _text));
        row.Add("headline in slug", _headline is null ? -1 : Share(_candidates.SlugWords, own.Words) - Share(_candidates.SlugWords, _headline.Words));
        row.Add("is breadcrumb", _breadcrumbs.Contains(own.Key));
        row.Add("headline words", _headline?.Words.Count ?? -1);
        row.Add("shared words", _shared?.Words.Count ?? -1);
        row.Add("title case", TitleCase(own.Value));
        row.Add("headline title case", _headline is null ? -1 : TitleCase(_headline.Value));
    }

    private static int Missing(HashSet<int> words, HashSet<int>? others)
    {
        if (others is null)
            return -1;
        var missing = 0;
        foreach (var word in words)
            missing += others.Contains(word) ? 0 : 1;
        return missing;
    }

    private static float Share(HashSet<int> words, HashSet<int> others)
        => words.Count == 0 || others.Count == 0 ? -1 : 1 - (float)Missing(words, others) / words.Count;

    /// <summary>Share of words that begin with a capital.</summary>
    private static float TitleCase(string text)
    {
        int words = 0, capitals = 0;
        for (var i = 0; i < text.Length; i++)
            if (char.IsLetter(text[i]) && (i == 0 || text[i - 1] is ' ' or '-' or '('))
            {
                words++;
                capitals += char.IsUpper(text[i]) ? 1 : 0;
            }
        return words == 0 ? 0 : (float)capitals / words;
    }

    private static void AddLook(TitleCandidate own, ref FeatureRow row)
    {
        var value = own.Value;
        row.AddLog("length", own.Key.Length);
        row.Add("words", WordCount.Of(value));
        row.Add("bar", value.Contains(" | ", StringComparison.Ordinal));
        row.Add("dash", value.Contains(" - ", StringComparison.Ordinal) || value.Contains(" – ", StringComparison.Ordinal) || value.Contains(" — ", StringComparison.Ordinal));
        row.Add("colon", value.Contains(": ", StringComparison.Ordinal));
        row.Add("ends with", value[^1] switch
        {
            '.' => value.EndsWith("...", StringComparison.Ordinal) ? 5 : 1,
            '…' => 5,
            '!' => 2,
            '?' => 3,
            ')' => 4,
            ']' => 6,
            _ => 0,
        });
        row.Add("digits", value.Count(char.IsDigit));
        row.Add("year", value.Contains("20", StringComparison.Ordinal));
        row.Add("capitals", (float)value.Count(char.IsUpper) / value.Length);
        row.Add("begins small", char.IsLower(value[0]));
    }

    private void AddPosition(TitleCandidate own, ref FeatureRow row)
    {
        var blocks = _candidates.Outline.Blocks;
        row.Add("block", own.Block);
        row.Add("before prose", own.Block < 0 || _prose < 0 ? -1 : Math.Clamp(_prose - own.Block, -50, 50));
        row.Add("link", own.Block >= 0 && own.Block < blocks.Count ? blocks[own.Block].LinkShare : -1);
        for (var i = 0; i < ElementMarks.Length; i++)
            row.Add(MarkNames[i], (own.Marks >> (int)ElementMarks[i] & 1) != 0);
        row.Add("repeated", _headings.GetValueOrDefault(own.Value));
        row.Add("headlines", _candidates.Headlines);
        row.Add("headline before prose", _headlineBlock < 0 || _prose < 0 ? -1 : Math.Clamp(_prose - _headlineBlock, -50, 50));
        row.AddLog("blocks", blocks.Count);
        row.Add("candidates", _all.Count);
        row.Add("like slug", TitleCandidate.Likeness(own.Words, _candidates.SlugWords));
        row.Add("slug", _candidates.SlugWords.Count);
    }

    private void AddAgreement(int index, ref FeatureRow row)
    {
        var own = _all[index];
        Span<float> same = stackalloc float[Places.Length];
        Span<float> within = stackalloc float[Places.Length];
        Span<float> around = stackalloc float[Places.Length];
        Span<float> like = stackalloc float[Places.Length];
        same.Fill(-1);
        within.Fill(-1);
        around.Fill(-1);
        like.Fill(-1);
        var votes = 0;
        var longest = 1;
        for (var i = 0; i < _all.Count; i++)
        {
            var other = _all[i];
            var place = (int)other.Place;
            longest = Math.Max(longest, other.Key.Length);
            var isSame = other.Key == own.Key;
            votes += isSame ? 1 : 0;
            if (i == index)
                continue;
            // 0: the place says something else; 1 and up: how it was cut to agree.
            same[place] = Math.Max(same[place], isSame ? 10 - (float)other.Cut : 0);
            within[place] = Math.Max(within[place], !isSame && other.Key.Contains(own.Key, StringComparison.Ordinal) ? (float)own.Key.Length / other.Key.Length : 0);
            around[place] = Math.Max(around[place], !isSame && own.Key.Contains(other.Key, StringComparison.Ordinal) ? (float)other.Key.Length / own.Key.Length : 0);
            like[place] = Math.Max(like[place], TitleCandidate.Likeness(own.Words, other.Words));
        }
        for (var i = 0; i < Places.Length; i++)
        {
            row.Add(SameNames[i], same[i]);
            row.Add(WithinNames[i], within[i]);
            row.Add(AroundNames[i], around[i]);
            row.Add(LikeNames[i], like[i]);
        }
        row.Add("votes", votes);
        row.Add("of the longest", (float)own.Key.Length / longest);
        row.Add("of the slug", TitleCandidate.Likeness(own.Words, _candidates.SlugWords) - _slug);
    }
}
