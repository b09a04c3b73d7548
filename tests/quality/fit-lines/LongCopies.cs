using Ingestion.Extraction.TextDump;

namespace Ingestion.FitLines;

/// <summary>
/// Copies of dumps that go on with the bodies of other dumps: the corpus has hardly a long text, and a model that saw
/// none takes the later lines of one for furniture.
/// </summary>
internal static class LongCopies
{
    // One article of so many gets a copy, of so many letters.
    private const int Share = 6;
    private const double LeastLetters = 15_000;
    private const double MostLetters = 400_000;

    /// <summary>The copies.</summary>
    /// <param name="pages">All pages.</param>
    /// <param name="foldOf">The fold of a page: a copy takes texts of its own fold alone, so that no fold knows another's.</param>
    /// <param name="seedOf">A number of a page that stays the same.</param>
    public static List<LabelledPage> Of(List<LabelledPage> pages, Func<LabelledPage, int> foldOf, Func<LabelledPage, int> seedOf)
    {
        var articles = pages.Where(page => page.IsHeadline || page.Kind is "article").ToList();
        var alike = articles.ToLookup(page => (foldOf(page), page.Page.Language));
        return [.. articles.Where(page => seedOf(page) % Share == 0).Select(page => Copy(page, alike[(foldOf(page), page.Page.Language)], new Random(seedOf(page)))).OfType<LabelledPage>()];
    }

    private static LabelledPage? Copy(LabelledPage page, IEnumerable<LabelledPage> others, Random random)
    {
        var body = Enumerable.Range(0, page.IsBody.Length).Where(line => page.IsBody[line]).ToList();
        if (body.Count == 0)
            return null;
        var letters = LeastLetters * Math.Pow(MostLetters / LeastLetters, random.NextDouble());
        var parts = new List<(DumpLine Line, bool IsBody, int Tokens)>();
        var sites = new HashSet<string>(page.Sites);
        var candidates = others.Where(other => other != page).ToArray();
        random.Shuffle(candidates);
        var size = 0;
        foreach (var other in candidates)
        {
            if (size > letters)
                break;
            sites.UnionWith(other.Sites);
            foreach (var part in PartsOf(other, 0, other.IsBody.Length).Where(part => part.IsBody))
            {
                parts.Add(part);
                size += part.Line.Text.Length;
            }
        }

        if (size < LeastLetters / 2)
            return null;
        var at = body[random.Next(body.Count)] + 1;
        List<(DumpLine Line, bool IsBody, int Tokens)> all = [.. PartsOf(page, 0, at), .. parts, .. PartsOf(page, at, page.IsBody.Length)];
        return new LabelledPage
        {
            Id = page.Id + "-long",
            Site = page.Site,
            Sites = [.. sites],
            IsHeadline = page.IsHeadline,
            Kind = page.Kind,
            Truth = string.Join('\n', all.Where(part => part.IsBody).Select(part => part.Line.Text)),
            Page = new DumpContext([.. all.Select(part => part.Line)], CancellationToken.None),
            IsBody = [.. all.Select(part => part.IsBody)],
            Tokens = [.. all.Select(part => part.Tokens)],
        };
    }

    private static IEnumerable<(DumpLine Line, bool IsBody, int Tokens)> PartsOf(LabelledPage page, int from, int to)
        => Enumerable.Range(from, to - from).Select(line => (page.Page.Lines[line], page.IsBody[line], page.Tokens[line]));
}
