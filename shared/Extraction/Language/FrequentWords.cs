using System.Collections.Frozen;

namespace Ingestion.Extraction.Language;

/// <summary>The frequent words of a language as a set.</summary>
internal static class FrequentWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = FunctionWords.Table.ToFrozenDictionary(
        row => row.Language,
        row => row.Words.Split(' ').Select(word => WordForms.Fold(word)).ToFrozenSet());

    /// <summary>The words of a language, folded; those of English for one that has no table.</summary>
    public static IReadOnlySet<string> Of(string language) => Words.GetValueOrDefault(language) ?? Words["en"];
}
