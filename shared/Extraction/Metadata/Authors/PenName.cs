using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Metadata.Authors;

/// <summary>Reads a name that is no person's full name, where the page itself says that it stands for an author: <c>jancak</c>, <c>Frau Sabienes</c>.</summary>
internal static class PenName
{
    private const int MaximumLength = 40;
    private const int MaximumWords = 4;

    public static bool TryRead(string text, out string name)
    {
        name = "";
        foreach (var line in text.Split('\n'))
        {
            name = line.Trim().Trim(',', ';', ':', '|', '·', '-', '–').Trim();
            while (BylineReader.TryLeadIn(name, out var rest))
                name = rest;
            var handle = name.IndexOf(" @", StringComparison.Ordinal);
            if (handle > 0)
                name = name[..handle];
            if (name.Length > 0 && !BylineWords.LeadIns.Contains(PageLabels.Label(name)))
                break;
        }
        return name.Length is > 1 and <= MaximumLength && !name.Contains("://", StringComparison.Ordinal) && !name.Contains('@', StringComparison.Ordinal)
            && name.AsSpan().ContainsAny(Letters) && WordCount.Of(name) is > 0 and <= MaximumWords && !DateReader.TryRead(name, out _) && !PageLabels.Furniture.Contains(PageLabels.Label(name));
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsLetter)]);
}
