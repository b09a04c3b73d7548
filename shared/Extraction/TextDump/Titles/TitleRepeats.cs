namespace Ingestion.Extraction.TextDump.Titles;

/// <summary>Which other lines say the same as a possible headline.</summary>
/// <param name="all">The candidates.</param>
/// <param name="reach">No line is told to be further away.</param>
internal sealed class TitleRepeats(IEnumerable<DumpTitleCandidate> all, int reach)
{
    private const int MostRepeats = 6;

    private readonly ILookup<string, int> _said =
        all.Where(candidate => candidate.Part == TitlePart.Whole).ToLookup(candidate => Key(candidate.Text), candidate => candidate.Index);

    /// <summary>How many whole lines say the same, and how far the nearest below and above stand; -1 where none does.</summary>
    public (int Count, int Next, int Before) Of(DumpTitleCandidate own)
    {
        var (count, next, before) = (0, -1, -1);
        foreach (var index in _said[Key(own.Text)])
        {
            if (index == own.Index && own.Part == TitlePart.Whole)
                continue;
            count++;
            if (index > own.Index && next < 0)
                next = Math.Min(reach, index - own.Index);
            if (index < own.Index)
                before = Math.Min(reach, own.Index - index);
        }

        return (Math.Min(count, MostRepeats), next, before);
    }

    private static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
