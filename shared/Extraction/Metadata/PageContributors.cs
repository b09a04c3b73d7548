using System.Buffers;
using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Metadata;

/// <summary>Who helped: JSON-LD's contributors, and lines such as <c>Jane Doe contributed to this report</c>.</summary>
internal static class PageContributors
{
    private const int MaximumLength = 400;
    private const int Reach = 8;
    private const int Approach = 4;

    private static readonly SearchValues<char> Frame = SearchValues.Create(" .()[]*_–-");

    /// <returns>The names, and the choice, in which they stand joined by a line break.</returns>
    public static (IReadOnlyList<string> Names, FieldChoice Choice) Of(PageReading page, IReadOnlyList<string> authors)
    {
        var choice = new FieldChoice("contributors");
        Add(choice, page.Data.Contributors.SelectMany(BylineReader.Read), "json-ld", authors);
        var blocks = page.Outline.Blocks;
        for (var i = Math.Max(page.BodyStart, page.BodyEnd - Approach); i < Math.Min(blocks.Count, page.BodyEnd + Reach); i++)
            if (blocks[i].Text.Length <= MaximumLength && NamesOf(blocks[i].Text) is { Length: > 0 } names)
                Add(choice, BylineReader.Read(names.TrimEnd('.', ' ')), $"block {i + 1}", authors);
        return (choice.Value.Length == 0 ? [] : choice.Value.Split('\n'), choice);
    }

    private static string NamesOf(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(Frame);
        var line = WordForms.Fold(text.AsSpan().Trim(" .()[]*_–-"));
        foreach (var phrase in PageLabels.Contributed)
            if (line.EndsWith(phrase, StringComparison.Ordinal) && line.Length > phrase.Length + 3)
                return text.Substring(start, line.Length - phrase.Length);
        foreach (var phrase in PageLabels.ContributionBy)
            if (line.StartsWith(phrase, StringComparison.Ordinal) && line.Length > phrase.Length + 3 && line[phrase.Length] is ' ' or ':')
                return text[(start + phrase.Length)..].TrimStart(':', ' ');
        return "";
    }

    private static void Add(FieldChoice choice, IEnumerable<string> names, string origin, IReadOnlyList<string> authors)
        => choice.Add(string.Join('\n', names.Except(authors, StringComparer.OrdinalIgnoreCase)), origin);
}
