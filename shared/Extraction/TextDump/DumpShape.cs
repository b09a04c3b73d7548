using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>Tells a text that once was a page from one that somebody wrote as text.</summary>
internal static class DumpShape
{
    private const int LeastFurniture = 3;
    private const int LeastLinesOfMenu = 12;
    private const int MaximumHeadline = 40;
    private const int LeastHeadlineLength = 12;

    /// <summary>
    /// Whether a text shows a page's furniture: labels of share widgets, menus and lists of other articles, or more short
    /// lines than text. Written text has blank lines between its paragraphs and none of these.
    /// </summary>
    public static bool IsDump(IReadOnlyList<DumpLine> lines)
    {
        var labels = new HashSet<string>();
        int paragraphs = 0, shortRun = 0, longestRun = 0;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            paragraphs += line.AfterBlank ? 1 : 0;
            var label = PageLabels.Label(line.Text);
            if (label.Length > 0 && (PageLabels.Furniture.Contains(label) || PageLabels.OtherArticles.Contains(label) || PageLabels.Topics.Contains(label)))
                labels.Add(label);
            shortRun = line.Text.Length < 60 && !line.AfterBlank && line.Text[^1] is not ('.' or ',' or ';') ? shortRun + 1 : 0;
            longestRun = Math.Max(longestRun, shortRun);
            if (labels.Count >= LeastFurniture)
                return paragraphs * 3 < index + 1 || labels.Count >= LeastFurniture * 2;
        }

        return longestRun >= LeastLinesOfMenu || (paragraphs <= 1 && lines.Count > 3 && (labels.Count > 0 || RepeatsTitle(lines)));
    }

    // The first line is the page's title, and the headline below says the same.
    private static bool RepeatsTitle(IReadOnlyList<DumpLine> lines)
    {
        for (var index = 1; index < lines.Count && index < MaximumHeadline; index++)
        {
            if (lines[index].Text.Length >= LeastHeadlineLength && lines[0].Text.Contains(lines[index].Text, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
