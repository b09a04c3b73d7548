using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Training.Lines;

/// <summary>A text with what is known of it.</summary>
/// <param name="Truth">The page's truth.</param>
/// <param name="Tool">What made it; "written" for texts that are no dumps.</param>
/// <param name="Path">Its file; empty for a text that is made here.</param>
/// <param name="Variant">Which of the written texts of a page.</param>
internal sealed record Document(Truth Truth, string Tool, string Path, int Variant = 0)
{
    private IEnumerable<Truth> Others { get; init; } = [];

    public const string Written = "written";

    /// <summary>The tool of dumps that go on with other pages' texts.</summary>
    public const string Long = "long";

    /// <summary>The tool of texts with a little furniture, as newsletters and mails have.</summary>
    public const string Framed = "framed";

    // The written text of a page that goes on with those of others.
    private const int LongVariant = 2;
    private const int LongShare = 4;
    private const double LeastLetters = 15_000;
    private const double MostLetters = 300_000;

    /// <summary>
    /// All texts: the in-house dumps, those of the other tools in folders, long ones and written ones.
    /// </summary>
    public static List<Document> All(Dictionary<string, Truth> truths, string corpus, IReadOnlyList<string> folders)
    {
        var documents = new List<Document>();
        void Add(string folder, string tool)
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            {
                if (truths.TryGetValue(System.IO.Path.GetFileNameWithoutExtension(path), out var truth))
                    documents.Add(new(truth, tool, path));
            }
        }

        Add(System.IO.Path.Combine(corpus, "texts"), "inhouse");
        foreach (var tool in folders.SelectMany(folder => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)))
        {
            if (System.IO.Path.GetFileName(tool) is var name && name is "inhouse-blank" or "inhouse-wrap72" || !name.StartsWith("inhouse", StringComparison.Ordinal))
                Add(tool, name);
        }

        // The corpus has hardly a long text, and a model that saw none takes the later lines of one for furniture.
        var pool = truths.Values.Where(truth => truth.IsArticle).ToLookup(truth => (truth.Fold, truth.Language));
        documents.AddRange([.. documents.Where(document => IsLong(document.Truth) && document.Tool == "inhouse")
            .Select(document => document with { Tool = Long, Others = pool[(document.Truth.Fold, document.Truth.Language)] })]);
        documents.AddRange(truths.Values.Where(IsLong).Select(truth => new Document(truth, Written, "", LongVariant) { Others = pool[(truth.Fold, truth.Language)] }));
        var dumps = documents.Where(document => document.Tool == "inhouse").ToDictionary(document => document.Truth.Id);
        foreach (var truth in truths.Values.Where(truth => truth.IsArticle))
        {
            for (var variant = 0; variant < LongVariant; variant++)
                documents.Add(new(truth, Written, "", variant));
            if (dumps.TryGetValue(truth.Id, out var dump))
                documents.Add(dump with { Tool = Framed });
        }

        return documents;
    }

    /// <summary>The text itself, what of it is text, and its headline; empty where it has none.</summary>
    public (string Text, string Body, string Title) Read() => Tool switch
    {
        Written when Variant == LongVariant => WrittenText.Of(Truth with { Text = string.Join('\n', [Truth.Text, .. OtherLines(new Random((int)(Hash(Truth.Id + Written) >> 1)))]) }, Variant),
        Written => WrittenText.Of(Truth, Variant),
        Framed => WrittenText.Framed(Truth, File.ReadAllLines(Path)),
        Long => ReadLong(),
        _ => (File.ReadAllText(Path), Truth.Text, Truth.Title),
    };

    // A dump that goes on with the texts of other pages of its fold, so that no fold knows another's.
    private (string Text, string Body, string Title) ReadLong()
    {
        var random = new Random((int)(Hash(Truth.Id) >> 1));
        var lines = File.ReadAllText(Path).Split('\n').ToList();
        var at = lines.FindLastIndex(line => line.Length > 60 && Truth.Text.Contains(line, StringComparison.Ordinal)) + 1;
        var added = OtherLines(random);
        if (at == 0 || added.Count == 0)
            return (File.ReadAllText(Path), Truth.Text, Truth.Title);
        lines.InsertRange(at, added);
        return (string.Join('\n', lines), Truth.Text + "\n" + string.Join('\n', added), Truth.Title);
    }

    private static bool IsLong(Truth truth) => truth.IsArticle && Hash(truth.Id + Long) % LongShare == 0;

    private List<string> OtherLines(Random random)
    {
        var letters = LeastLetters * Math.Pow(MostLetters / LeastLetters, random.NextDouble());
        var others = Others.Where(other => other.Id != Truth.Id).ToArray();
        random.Shuffle(others);
        var added = new List<string>();
        foreach (var other in others.TakeWhile(_ => added.Sum(line => line.Length) < letters))
            added.AddRange(other.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return added;
    }

    /// <summary>The text as it is read.</summary>
    public ReadText Load()
    {
        var (text, body, title) = Read();
        return new(text, body, title, new DumpContext(DumpReader.Read(text, CancellationToken.None), CancellationToken.None));
    }

    /// <summary>FNV-1a: the same on every run and machine.</summary>
    public static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
}
