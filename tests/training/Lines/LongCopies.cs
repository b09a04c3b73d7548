using Ingestion.Extraction.TextDump;

namespace Ingestion.Training.Lines;

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

    /// <summary>The copies. One takes texts of its dump's fold alone, so that no fold knows another's.</summary>
    public static IEnumerable<Dump> Of(IReadOnlyList<Dump> dumps)
    {
        var articles = dumps.Where(dump => dump.Standing.IsArticle).ToList();
        var alike = articles.ToLookup(dump => (dump.Standing.Fold, dump.Page.Language));
        return articles.Where(dump => SeedOf(dump) % Share == 0).Select(dump => Copy(dump, alike[(dump.Standing.Fold, dump.Page.Language)])).OfType<Dump>();
    }

    // FNV-1a: the same on every run and machine.
    private static int SeedOf(Dump dump) => (int)(dump.Id.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) >> 1);

    private static Dump? Copy(Dump dump, IEnumerable<Dump> others)
    {
        var random = new Random(SeedOf(dump));
        var body = Enumerable.Range(0, dump.IsBody.Length).Where(line => dump.IsBody[line]).ToList();
        if (body.Count == 0)
            return null;
        var letters = LeastLetters * Math.Pow(MostLetters / LeastLetters, random.NextDouble());
        var parts = new List<(DumpLine Line, bool IsBody)>();
        var sites = new SortedSet<string>(dump.Sites, StringComparer.Ordinal);
        var candidates = others.Where(other => other != dump).ToArray();
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
        List<(DumpLine Line, bool IsBody)> all = [.. PartsOf(dump, 0, at), .. parts, .. PartsOf(dump, at, dump.IsBody.Length)];
        return new(dump.Id + "-long", dump.Standing, [.. sites], new DumpContext([.. all.Select(part => part.Line)], default), [.. all.Select(part => part.IsBody)]);
    }

    private static IEnumerable<(DumpLine Line, bool IsBody)> PartsOf(Dump dump, int from, int to)
        => Enumerable.Range(from, to - from).Select(line => (dump.Page.Lines[line], dump.IsBody[line]));
}
