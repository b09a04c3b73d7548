namespace Ingestion.Extraction.PlainText;

/// <summary>The fields between two lines of three hyphens at the top of a Markdown file: names with a value or a list, no more of YAML.</summary>
internal sealed class FrontMatter
{
    private const int MaximumLines = 200;

    private readonly Dictionary<string, List<string>> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many lines it takes; 0 when there is none.</summary>
    public int Lines { get; private init; }

    /// <summary>Whether a text begins with fields, as no page does that a tool made a text of.</summary>
    public static bool StandsBefore(string text)
    {
        if (!text.AsSpan(0, Math.Min(text.Length, 8)).TrimStart('\uFEFF').StartsWith("---", StringComparison.Ordinal))
            return false;
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (lines.Count > MaximumLines)
                break;
            lines.Add(line.ToString());
        }

        var matter = Read([.. lines]);
        return matter._fields.Count > 0;
    }

    /// <summary>Reads the fields at the top of a file.</summary>
    public static FrontMatter Read(string[] lines)
    {
        if (lines.Length == 0 || lines[0].Trim('\uFEFF').TrimEnd() != "---")
            return new();
        var end = Array.FindIndex(lines, 1, Math.Min(lines.Length - 1, MaximumLines), line => line.TrimEnd() is "---" or "...");
        if (end < 0)
            return new();
        var matter = new FrontMatter { Lines = end + 1 };
        var values = new List<string>();
        for (var at = 1; at < end; at++)
        {
            var line = lines[at];
            if (line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            {
                values.Add(Unquoted(line.TrimStart()[2..]));
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(line[0]))
                continue;
            matter._fields[line[..colon].Trim()] = values = [];
            var value = line[(colon + 1)..].Trim();
            if (value.StartsWith('[') && value.EndsWith(']'))
                values.AddRange(value[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Unquoted));
            else if (value.Length > 0)
                values.Add(Unquoted(value));
        }

        return matter;
    }

    /// <summary>The first value of the first of these fields that has one; else empty.</summary>
    public string Of(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.GetValueOrDefault(name) is [var value, ..])
                return value;
        }

        return "";
    }

    /// <summary>The values of these fields, in order, each once.</summary>
    public List<string> List(params ReadOnlySpan<string> names)
    {
        var values = new List<string>();
        foreach (var name in names)
            values.AddRange((_fields.GetValueOrDefault(name) ?? []).Except(values));
        return values;
    }

    private static string Unquoted(string value) => value.Trim().Trim('"', '\'').Trim();
}
