using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>What a page's first line, its <c>title</c>, and its headline say.</summary>
internal sealed class DumpTitle
{
    private const int MaximumSiteWords = 8;
    private const int MaximumStepWords = 4;

    // Marks that part a headline from a site's name, and the steps of a breadcrumb.
    private const string Separators = "-–—|·•»«:：/<>›‹~_丨";
    private static readonly string[] StepSeparators = [">", "»", "›", "/", "→", "|", "\\"];

    /// <summary>The headline, as the page says it.</summary>
    public required FoundText Title { get; init; }

    /// <summary>The site's name.</summary>
    public FoundText SiteName { get; init; } = FoundText.None;

    /// <summary>The last step of the breadcrumb before the headline.</summary>
    public FoundText Section { get; init; } = FoundText.None;

    /// <summary>Reads title, site name and section of a page.</summary>
    public static DumpTitle Read(DumpContext page)
    {
        if (page.Lines.Count == 0)
            return new() { Title = FoundText.None };
        var first = page.Lines[0];
        var headline = page.Lines[page.Headline];
        // The headline may say more than the page's title: then it is another line that shares its words.
        var at = page.Headline > 0 ? first.Text.IndexOf(headline.Text, StringComparison.Ordinal) : -1;
        var section = page.Headline > 0 ? Breadcrumb(page) : FoundText.None;
        if (at >= 0)
        {
            var before = first.Text[..at];
            var steps = Steps(before);
            var site = SiteOf(first.Text[(at + headline.Text.Length)..]);
            if (site.Length == 0 && steps.Count == 0)
                site = SiteOf(before);
            return new()
            {
                Title = new(headline.Text, headline.Number),
                SiteName = site.Length > 0 ? new(site, first.Number) : FoundText.None,
                Section = steps.Count > 0 ? new(steps[^1], first.Number) : section,
            };
        }

        var (title, name) = Split(page);
        var words = page.Words[page.Headline];
        // A line that only shares words with the title is trusted when it has most of them.
        return page.Headline > 0 && words.Words.Count >= 3
            ? new() { Title = new(headline.Text, headline.Number), SiteName = name.Length > 0 ? new(name, first.Number) : FoundText.None, Section = section }
            : new() { Title = new(title, first.Number), SiteName = name.Length > 0 ? new(name, first.Number) : FoundText.None, Section = section };
    }

    // "Headline - Site" and "Headline | Section | Site": the last piece is the site's name when it is short, or the page names it again.
    private static (string Title, string Site) Split(DumpContext page)
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
            return (title, SiteOf(site));
        }

        return (line, "");
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
    private static FoundText Breadcrumb(DumpContext page)
    {
        for (var index = page.Headline - 1; index > 0 && index >= page.Headline - 6; index--)
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
