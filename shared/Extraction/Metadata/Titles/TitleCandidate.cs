using Ingestion.Extraction.Html;

namespace Ingestion.Extraction.Metadata.Titles;

/// <summary>The places a title can stand in.</summary>
internal enum TitlePlace
{
    Headline, LaterHeadline, OpenGraph, Twitter, LinkedData, Title, OtherMeta, ItemProperty, HeadlinePart, Heading,
}

/// <summary>How much of what stands in the place was taken.</summary>
internal enum TitleCut
{
    Whole, WithoutSite, BeforeBar, BeforeLast, AfterFirst, BeforeFirst, AfterColon,
}

/// <summary>A possible title.</summary>
internal sealed class TitleCandidate
{
    public TitleCandidate(string value, string origin, TitlePlace place, TitleCut cut)
    {
        Value = value;
        Key = TextKey.Of(value);
        Words = WordsOf(value);
        Origin = origin;
        Place = place;
        Cut = cut;
    }

    public string Value { get; }

    /// <summary>Its letters and digits.</summary>
    public string Key { get; }

    /// <summary>Hashes of its words in lower case, each once.</summary>
    public HashSet<int> Words { get; }

    /// <summary>Where it stands, in words.</summary>
    public string Origin { get; }

    public TitlePlace Place { get; }

    /// <summary>How much of what stands there was taken.</summary>
    public TitleCut Cut { get; }

    /// <summary>Whether it names the site.</summary>
    public bool NamesSite { get; init; }

    /// <summary>Marks of the element and around it; 0 for what stands in the head.</summary>
    public ulong Marks { get; init; }

    /// <summary>Index of the text block it is, or stands before; -1 for what stands in the head.</summary>
    public int Block { get; init; } = -1;

    /// <summary>How much two sets of words have in common: 1 when they are equal (L. R. Dice's coefficient, 1945).</summary>
    public static float Likeness(HashSet<int> left, HashSet<int> right)
    {
        if (left.Count == 0 || right.Count == 0)
            return 0;
        var both = 0;
        foreach (var word in left)
            both += right.Contains(word) ? 1 : 0;
        return 2f * both / (left.Count + right.Count);
    }

    /// <summary>Words of two letters and more; in scripts without spaces every letter is one.</summary>
    public static HashSet<int> WordsOf(ReadOnlySpan<char> text)
    {
        var words = new HashSet<int>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isLetter && text[i] is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF')
            {
                words.Add(text[i]);
                isLetter = false;
            }
            if (isLetter && start < 0)
                start = i;
            if (isLetter || start < 0)
                continue;
            if (i - start > 1 || char.IsDigit(text[start]))
                words.Add(string.GetHashCode(text[start..i], StringComparison.OrdinalIgnoreCase));
            start = -1;
        }
        return words;
    }
}
