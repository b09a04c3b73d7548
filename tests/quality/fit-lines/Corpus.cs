namespace Ingestion.FitLines;

/// <summary>All pages, the long copies behind the real ones, in folds that part sites.</summary>
internal sealed class Corpus
{
    public const int Folds = 5;

    private readonly Dictionary<string, int> _folds;

    public Corpus(string folder)
    {
        Pages = LabelledPage.Load(folder);
        Real = Pages.Count;
        var sites = Pages.Select(page => page.Site).Distinct().OrderBy(Hash).ToList();
        _folds = sites.Select((site, index) => (site, index)).ToDictionary(pair => pair.site, pair => pair.index % Folds);
        Pages.AddRange(LongCopies.Of(Pages, FoldOf, page => (int)(Hash(page.Id) >> 1)));
    }

    public List<LabelledPage> Pages { get; }

    /// <summary>How many of them are no copies.</summary>
    public int Real { get; }

    public int FoldOf(LabelledPage page) => _folds[page.Site];

    /// <summary>FNV-1a: the same on every run and machine.</summary>
    public static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);

    public override string ToString() =>
        $"{Real} pages, {Pages.Count - Real} long copies, {_folds.Count} sites, {Pages.Sum(page => page.IsBody.Length)} lines";
}
