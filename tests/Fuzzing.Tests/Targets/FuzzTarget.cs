namespace Ingestion.Fuzzing.Tests.Targets;

/// <summary>What is fuzzed, and what its inputs are made of.</summary>
/// <param name="Name">Also the folder of its kept cases.</param>
/// <param name="MostBytes">The longest input; longer ones only cost time.</param>
/// <param name="Tokens">What its inputs are written in, so that changes hit more than the first branch.</param>
internal sealed record FuzzTarget(string Name, int MostBytes, IReadOnlyList<byte[]> Tokens)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("html", 48 * 1024, Vocabulary.Html),
        new("text-dump", 32 * 1024, Vocabulary.TextDump),
        new("query", 1024, Vocabulary.Query),
        new("file-type", 8 * 1024, Vocabulary.FileType),
    ];

    /// <summary>The inputs that every run begins with: kept cases, seeds of the repository, tokens.</summary>
    public IEnumerable<byte[]> FirstInputs()
    {
        foreach (var path in KeptCases())
            yield return File.ReadAllBytes(path);
        if (Name != "query")
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Seeds")).Order(StringComparer.Ordinal))
            {
                var seed = File.ReadAllBytes(path);
                yield return seed[..Math.Min(seed.Length, MostBytes)];
            }
        }
        foreach (var token in Tokens)
            yield return token;
    }

    /// <summary>Inputs that once went wrong.</summary>
    public IEnumerable<string> KeptCases()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Cases", Name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal) : [];
    }
}
