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

    private const int LongShare = 4;
    private const uint MoreShare = 3;
    private const double LeastLetters = 15_000;
    private const double MostLetters = 300_000;

    /// <summary>
    /// All texts: the in-house dumps, those of the other tools in folders (of each folder but the first a third), long
    /// ones and written ones.
    /// </summary>
    public static List<Document> All(Dictionary<string, Truth> truths, string corpus, IReadOnlyList<string> folders)
    {
        var documents = new List<Document>();
        void Add(string folder, string tool, uint share)
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            {
                if (truths.TryGetValue(System.IO.Path.GetFileNameWithoutExtension(path), out var truth) && Hash(truth.Id + tool) % share == 0)
                    documents.Add(new(truth, tool, path));
            }
        }

        Add(System.IO.Path.Combine(corpus, "texts"), "inhouse", 1);
        for (var index = 0; index < folders.Count; index++)
        {
            foreach (var tool in Directory.EnumerateDirectories(folders[index]).Order(StringComparer.Ordinal))
            {
                if (System.IO.Path.GetFileName(tool) is var name && name is "inhouse-blank" or "inhouse-wrap72" || !name.StartsWith("inhouse", StringComparison.Ordinal))
                    Add(tool, name, index == 0 ? 1u : MoreShare);
            }
        }

        // The corpus has hardly a long text, and a model that saw none takes the later lines of one for furniture.
        var pool = truths.Values.Where(truth => truth.IsArticle).ToLookup(truth => (truth.Fold, truth.Language));
        documents.AddRange([.. documents.Where(document => document.Truth.IsArticle && Hash(document.Truth.Id + Long) % LongShare == 0 && document.Tool == "inhouse")
            .Select(document => document with { Tool = Long, Others = pool[(document.Truth.Fold, document.Truth.Language)] })]);
        foreach (var truth in truths.Values.Where(truth => truth.IsArticle))
        {
            for (var variant = 0; variant < 2; variant++)
                documents.Add(new(truth, Written, "", variant));
        }

        return documents;
    }

    /// <summary>The text itself, and for a written one what of it is text.</summary>
    public (string Text, string Body) Read() =>
        Path.Length == 0 ? WrittenText.Of(Truth, Variant) : Tool == Long ? ReadLong() : (File.ReadAllText(Path), Truth.Text);

    // A dump that goes on with the texts of other pages of its fold, so that no fold knows another's.
    private (string Text, string Body) ReadLong()
    {
        var random = new Random((int)(Hash(Truth.Id) >> 1));
        var letters = LeastLetters * Math.Pow(MostLetters / LeastLetters, random.NextDouble());
        var lines = File.ReadAllText(Path).Split('\n').ToList();
        var at = lines.FindLastIndex(line => line.Length > 60 && Truth.Text.Contains(line, StringComparison.Ordinal)) + 1;
        var others = Others.Where(other => other.Id != Truth.Id).ToArray();
        if (at == 0 || others.Length == 0)
            return (File.ReadAllText(Path), Truth.Text);
        random.Shuffle(others);
        var added = new List<string>();
        foreach (var other in others.TakeWhile(_ => added.Sum(line => line.Length) < letters))
            added.AddRange(other.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        lines.InsertRange(at, added);
        return (string.Join('\n', lines), Truth.Text + "\n" + string.Join('\n', added));
    }

    /// <summary>The lines in context, with whether each is body and how many tokens it has.</summary>
    public (DumpContext Page, bool[] IsBody, int[] Tokens, string Text, string Body) Load()
    {
        var (text, body) = Read();
        var lines = DumpReader.Read(text, CancellationToken.None);
        var tokens = lines.ConvertAll(line => LineLabels.Tokens(line.Text));
        return (new DumpContext(lines, CancellationToken.None), LineLabels.Of(tokens, LineLabels.Tokens(body)), [.. tokens.Select(line => line.Count)], text, body);
    }

    /// <summary>FNV-1a: the same on every run and machine.</summary>
    public static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
}
