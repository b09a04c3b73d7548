using Ingestion.Extraction.Language;
using Ingestion.Extraction.TextDump.Titles;

namespace Ingestion.Extraction.TextDump;

/// <summary>What a page's first line, its <c>title</c>, and its headline say.</summary>
internal sealed record DumpTitle
{
    private const int MaximumSiteWords = 8;
    private const int MaximumStepWords = 4;
    private const int MaximumLetters = 600;
    private const int BreadcrumbReach = 6;

    // Marks that part a headline from a site's name, and the steps of a breadcrumb.
    private const string Separators = "-–—|·•»«:：/<>›‹~_丨";
    private static readonly string[] StepSeparators = [">", "»", "›", "/", "→", "|", "\\"];

    /// <summary>The headline, as the page says it.</summary>
    public required FoundText Title { get; init; }

    /// <summary>The site's name.</summary>
    public FoundText SiteName { get; init; } = FoundText.None;

    /// <summary>The last step of the breadcrumb before the headline.</summary>
    public FoundText Section { get; init; } = FoundText.None;

    /// <summary>Index of the line that says it; below 0 where none does.</summary>
    public int Index { get; init; } = -1;

    /// <summary>How many whole lines say it, from that one on; 0 where it is a part of one.</summary>
    public int Lines { get; init; }

    /// <summary>Index of the last line that says it.</summary>
    public int Last => Index + Math.Max(0, Lines - 1);

    /// <summary>Reads title, site name and section of a page.</summary>
    public static DumpTitle Read(DumpContext page, JudgedLines judged, CancellationToken cancellationToken)
    {
        if (DumpTitleModel.Choose(page, judged, cancellationToken) is not { } chosen)
            return new() { Title = FoundText.None };
        var first = page.Lines[0];
        var line = page.Lines[chosen.Index];
        var title = new DumpTitle { Title = new(Written(page, chosen.Text), line.Number), Index = chosen.Index, Lines = chosen.Part is TitlePart.Beginning or TitlePart.End ? 0 : chosen.Lines };
        var section = chosen.Index > 0 ? Breadcrumb(page, chosen.Index) : FoundText.None;
        var at = chosen.Index > 0 || chosen.Part != TitlePart.Whole ? first.Text.IndexOf(chosen.Text, StringComparison.OrdinalIgnoreCase) : -1;
        if (at >= 0)
        {
            var before = first.Text[..at];
            var steps = Steps(before);
            var site = SiteOf(first.Text[(at + chosen.Text.Length)..]);
            if (site.Length == 0 && steps.Count == 0)
                site = SiteOf(before);
            return title with
            {
                SiteName = site.Length > 0 ? new(site, first.Number) : FoundText.None,
                Section = steps.Count > 0 ? new(steps[^1], first.Number) : section,
            };
        }

        // A first line that shares its words is the window's title, which ends with the site's name.
        var name = chosen.Index > 0 && chosen.Words.Words.Count(page.Words[0].Words.Contains) * 2 > chosen.Words.Words.Count ? Site(page) : "";
        return title with { SiteName = name.Length > 0 ? new(name, first.Number) : FoundText.None, Section = section };
    }

    // Some tools write headings in capitals; another line may say the same as it was written.
    private static string Written(DumpContext page, string title)
    {
        if (title.Any(char.IsLower))
            return title;
        foreach (var line in page.Lines)
        {
            var at = line.Text.Length < MaximumLetters ? line.Text.IndexOf(title, StringComparison.OrdinalIgnoreCase) : -1;
            if (at >= 0 && line.Text.AsSpan(at, title.Length).ContainsAnyInRange('a', 'z'))
                return line.Text.Substring(at, title.Length);
        }

        return title;
    }

    // "Headline - Site" and "Headline | Section | Site": the last piece is the site's name when it is short, or the page names it again.
    private static string Site(DumpContext page)
    {
        var line = page.Lines[0].Text;
        for (var at = line.Length - 2; at > 0; at--)
        {
            if (!IsSeparator(line, at))
                continue;
            var site = line[(at + 1)..].Trim();
            var title = line[..at].TrimEnd().TrimEnd(Separators.ToCharArray()).TrimEnd();
            var siteWords = LineWords.Read(site).Words.Count;
            var titleWords = LineWords.Read(title).Words.Count;
            if (siteWords is 0 or > MaximumSiteWords || titleWords < 2 || siteWords >= titleWords)
                continue;
            return SiteOf(site);
        }

        return "";
    }

    private static bool IsSeparator(string line, int at) =>
        line[at] is '|' or '»' or '«' or '丨' || (line[at] is '-' or '–' or '—' or '·' or '•' or '~' or '/' or ':' && line[at - 1] == ' ' && line[at + 1] == ' ');

    private static string SiteOf(string rest)
    {
        var site = rest.Trim().Trim(Separators.ToCharArray()).Trim();
        var words = LineWords.Read(site).Words.Count;
        return words is > 0 and <= MaximumSiteWords ? site : "";
    }

    // A line such as "Home > News > Politics" shortly before the headline.
    private static FoundText Breadcrumb(DumpContext page, int headline)
    {
        for (var index = headline - 1; index > 0 && index >= headline - BreadcrumbReach; index--)
        {
            var steps = Steps(page.Lines[index].Text);
            if (steps.Count > 0)
                return new(steps[^1], page.Lines[index].Number);
        }

        return FoundText.None;
    }

    /// <summary>The steps of a breadcrumb below its first, "Home"; none when the text is no breadcrumb.</summary>
    private static List<string> Steps(string text)
    {
        if (text.Length > 200 || !Array.Exists(StepSeparators, mark => text.Contains(mark, StringComparison.Ordinal)))
            return [];
        var steps = text.Split(StepSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (steps.Count < 2)
            return [];
        // "Current:Home": the label before the first step.
        var colon = steps[0].LastIndexOfAny([':', '：']);
        var home = PageLabels.Label(steps[0][(colon + 1)..]);
        if (!PageLabels.Breadcrumb.Contains(home))
            return [];
        steps.RemoveAt(0);
        return steps.TrueForAll(step => LineWords.Read(step).Words.Count is > 0 and <= MaximumStepWords) ? steps : [];
    }
}
