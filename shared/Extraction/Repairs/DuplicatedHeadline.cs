using Ingestion.Contracts;

namespace Ingestion.Extraction.Repairs;

/// <summary>Finds a headline that stands twice in one, <c>Title Title</c>, as templates leave it that print it for two layouts, and keeps the first.</summary>
public static class DuplicatedHeadline
{
    /// <summary>The <see cref="Repair.Kind"/> of these repairs.</summary>
    public const string Kind = "duplicated-headline";

    // "New York, New York" is a title; nobody says four words twice.
    private const int LeastWords = 4;
    private const int LeastLength = 16;

    // Written without spaces, eight characters are four words.
    private const int LeastUnspacedLength = 8;
    private const string Separators = " |-–—:·•/\n\t";

    /// <summary>Cuts the second copy off a headline.</summary>
    public static Mended Cut(Mended text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var title = text.Title;
        var half = title.Length / 2;
        // Between the copies stand a few separators, or nothing: the first ends in the middle or shortly before.
        for (var end = half; end >= Math.Max(LeastUnspacedLength, half - 2); end--)
        {
            var second = end;
            while (second < title.Length && Separators.Contains(title[second], StringComparison.Ordinal))
                second++;
            if (title.Length - second != end || !title.AsSpan(0, end).SequenceEqual(title.AsSpan(second)) || !IsHeadline(title.AsSpan(0, end)))
                continue;
            var repair = new Repair { Kind = Kind, Field = "title", Position = end, Removed = title[end..] };
            return text with { Title = title[..end], Repairs = [.. text.Repairs, repair] };
        }

        return text;
    }

    private static bool IsHeadline(ReadOnlySpan<char> copy)
    {
        if (char.IsWhiteSpace(copy[^1]))
            return false;
        var words = 1 + copy.Count(' ');
        return words >= LeastWords && copy.Length >= LeastLength || words == 1 && copy.IndexOfAnyExceptInRange('\u3000', '\uFFEF') < 0;
    }
}
