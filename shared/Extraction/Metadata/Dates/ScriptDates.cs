using System.Buffers;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>
/// Finds what a page's scripts call its date of publication: the state that frameworks hand to the browser, analytics
/// variables, and JSON-LD too broken to parse. One search of each script for the names, no parsing.
/// </summary>
internal static class ScriptDates
{
    /// <summary>Beyond it, scripts are code rather than data about the page.</summary>
    private const int MaximumLength = 400_000;

    private const int MaximumFound = 8;

    private const int MaximumValue = 40;

    /// <summary>Names of properties, likeliest first. What they are written with, <c>-</c>, <c>_</c> or a capital, is folded.</summary>
    private static readonly string[] Names =
    [
        "datepublished", "publisheddate", "publishdate", "publishedat", "publishedtime", "firstpublished", "firstpublisheddate", "firstpublishedat", "publicationdate", "publishtime", "pubdate", "publishedon",
        "publishedatutc", "publisheddatetime", "originalpublishdate", "displaydate", "dateposted", "postdate", "datecreated", "createdat", "creationdate", "createddate", "uploaddate", "releasedate",
    ];

    private static readonly SearchValues<string> Stems = SearchValues.Create(["publi", "pubdate", "pub_date", "createdat", "created_at", "datecreated", "date_created", "creationdate", "createddate", "dateposted", "date_posted", "postdate", "post_date", "uploaddate", "displaydate", "releasedate"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Ends = SearchValues.Create("\"'\\;}]\n<");

    /// <summary>Adds the first value of each name, with the name's rank in the list above.</summary>
    public static void Find(ReadOnlySpan<char> script, List<(int Rank, string Value)> found)
    {
        if (script.Length > MaximumLength)
            script = script[..MaximumLength];
        while (found.Count < MaximumFound && script.IndexOfAny(Stems) is var at and >= 0)
        {
            var start = at;
            while (start > 0 && at - start < 24 && IsNamePart(script[start - 1]))
                start--;
            var end = at;
            while (end < script.Length && end - at < 24 && IsNamePart(script[end]))
                end++;
            if (RankOf(script[start..end]) is var rank and >= 0 && !found.Exists(other => other.Rank == rank) && TryValue(script[end..], out var value))
                found.Add((rank, value));
            script = script[Math.Max(end, at + 1)..];
        }
    }

    private static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';

    private static int RankOf(ReadOnlySpan<char> name)
    {
        Span<char> folded = stackalloc char[48];
        var length = 0;
        foreach (var letter in name)
            if (letter is not ('_' or '-') && length < folded.Length)
                folded[length++] = char.ToLowerInvariant(letter);
        for (var i = 0; i < Names.Length; i++)
            if (folded[..length].SequenceEqual(Names[i]))
                return i;
        return -1;
    }

    /// <summary>The value behind <c>":"</c>, <c>=</c> or <c>','</c>, in quotes of any kind or none.</summary>
    private static bool TryValue(ReadOnlySpan<char> rest, out string value)
    {
        value = "";
        var open = rest.TrimStart("\"'\\ ");
        if (open.IsEmpty || open[0] is not (':' or '=' or ','))
            return false;
        open = open[1..].TrimStart("\"'\\ ");
        var end = open[..Math.Min(open.Length, MaximumValue)].IndexOfAny(Ends);
        value = (end < 0 ? open[..Math.Min(open.Length, MaximumValue)] : open[..end]).Trim().TrimEnd(',').ToString();
        return value.Length >= 8 && char.IsAsciiLetterOrDigit(value[0]);
    }
}
