using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>A possible title as a row of numbers: where it stands, what it looks like, and who agrees.</summary>
internal static class TitleFeatures
{
    private const int MaximumCount = 64;

    private static readonly TitlePlace[] Places = Enum.GetValues<TitlePlace>();
    private static readonly string[] SameNames = [.. Places.Select(place => "same as " + place)];
    private static readonly string[] WithinNames = [.. Places.Select(place => "within " + place)];
    private static readonly string[] AroundNames = [.. Places.Select(place => "around " + place)];

    // Below the names it lists: fields are set in the order they stand in.
    public static int Count { get; } = Length();

    public static float[] Of(List<TitleCandidate> candidates, int index)
    {
        var values = new float[Count];
        var row = new FeatureRow(values);
        Fill(candidates, index, ref row);
        return values;
    }

    private static int Length()
    {
        var row = new FeatureRow(new float[MaximumCount]);
        Fill([new TitleCandidate("a", "a", "", TitlePlace.Title, TitleCut.Whole, false, false)], 0, ref row);
        return row.Count;
    }

    private static void Fill(List<TitleCandidate> candidates, int index, ref FeatureRow row)
    {
        var own = candidates[index];
        row.Add("place", (float)own.Place);
        row.Add("cut", (float)own.Cut);
        row.Add("furniture", own.IsFurniture);
        row.Add("names site", own.NamesSite);
        row.AddLog("length", own.Key.Length);
        row.Add("words", WordCount.Of(own.Value));
        row.Add("bar", own.Value.Contains(" | ", StringComparison.Ordinal));
        row.Add("dash", own.Value.Contains(" - ", StringComparison.Ordinal) || own.Value.Contains(" – ", StringComparison.Ordinal) || own.Value.Contains(" — ", StringComparison.Ordinal));
        row.Add("candidates", candidates.Count);
        Span<float> same = stackalloc float[Places.Length];
        Span<float> within = stackalloc float[Places.Length];
        Span<float> around = stackalloc float[Places.Length];
        same.Fill(-1);
        within.Fill(-1);
        around.Fill(-1);
        var votes = 0;
        var longest = 1;
        for (var i = 0; i < candidates.Count; i++)
        {
            var other = candidates[i];
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
        }
        for (var i = 0; i < Places.Length; i++)
        {
            row.Add(SameNames[i], same[i]);
            row.Add(WithinNames[i], within[i]);
            row.Add(AroundNames[i], around[i]);
        }
        row.Add("votes", votes);
        row.Add("of the longest", (float)own.Key.Length / longest);
    }
}
