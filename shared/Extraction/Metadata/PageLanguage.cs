using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Metadata;

/// <summary>The language of the text: what the page says, unless its text is plainly in another.</summary>
internal static class PageLanguage
{
    private const int SampleLength = 3000;

    /// <summary>Of one block, which may be millions of letters long.</summary>
    private const int LongestPiece = 30_000;

    /// <summary>Fewer letters tell a detector little.</summary>
    private const int SufficientLength = 300;

    public static FieldChoice Of(PageMarks marks, LinkedData data, IReadOnlyList<Block> blocks)
    {
        var choice = new FieldChoice("language");
        choice.Add(Tag(marks.Language), "html lang");
        choice.Add(Tag(data.Language), "json-ld");
        foreach (var name in (string[])["og:locale", "content-language", "language", "dc.language", "dcterms.language"])
            choice.Add(Tag(marks.Meta(name)), "meta " + name);
        var sample = new StringBuilder();
        foreach (var block in blocks)
        {
            sample.Append(block.Text.AsSpan(0, Math.Min(block.Text.Length, LongestPiece))).Append('\n');
            if (sample.Length > SampleLength)
                break;
        }
        var text = sample.ToString();
        var detected = LanguageDetector.Detect(text);
        choice.Add(detected, "text");
        if (detected.Length > 0 && text.Length >= SufficientLength && Primary(choice.Value) != Primary(detected))
        {
            // Another mark that agrees with the text keeps its region.
            var index = 0;
            while (Primary(choice.Candidates[index].Value) != Primary(detected))
                index++;
            choice.Choose(index);
        }
        return choice;
    }

    /// <summary>A BCP 47 tag (RFC 5646) from <c>en_us</c>, <c>en-US, de</c> and the like; empty when it is none.</summary>
    private static string Tag(string value)
    {
        var end = value.AsSpan().IndexOfAny(",; ");
        var parts = (end < 0 ? value : value[..end]).Trim().Replace('_', '-').Split('-');
        if (parts[0].Length is < 2 or > 3 || parts[0].AsSpan().ContainsAnyExcept(Letters))
            return "";
        var language = parts[0].ToLowerInvariant();
        foreach (var part in parts.Skip(1))
            if (part.Length == 2 && !part.AsSpan().ContainsAnyExcept(Letters))
                return $"{language}-{part.ToUpperInvariant()}";
            else if (part.Length == 4)
                language += "-" + char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant();
        return language;
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static string Primary(string tag) => tag.Split('-')[0];
}
