using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.TextDump;

/// <summary>A note about an author, such as "Jane Doe is a politics reporter at example.com and is based in Berlin."</summary>
internal static class AuthorNote
{
    private const int MaximumNameWords = 5;
    private const int MaximumRoleDistance = 10;

    /// <summary>Whether a line begins with a name, a verb such as "is" and, soon, a role.</summary>
    public static bool IsOne(string line, IReadOnlyList<string> words) => NameLength(line, words) > 0;

    /// <summary>How many words the name at the beginning of a note about an author has; 0 when the line is none.</summary>
    public static int NameLength(string line, IReadOnlyList<string> words)
    {
        if (line.Length == 0 || !(char.IsUpper(line[0]) || char.IsLetter(line[0])))
            return 0;
        for (var verb = 2; verb <= MaximumNameWords && verb < words.Count; verb++)
        {
            if (!PageLabels.Is.Contains(words[verb]))
                continue;
            for (var role = verb + 1; role < words.Count && role <= verb + MaximumRoleDistance; role++)
            {
                if (PageLabels.Roles.Contains(words[role]))
                    return verb;
            }
        }

        return 0;
    }
}
