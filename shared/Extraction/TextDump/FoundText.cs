using System.Globalization;
using Ingestion.Contracts;

namespace Ingestion.Extraction.TextDump;

/// <summary>A value that a line gave.</summary>
/// <param name="Value">The value; empty when none was found.</param>
/// <param name="Line">The line's number in the file, from 1; 0 when none was found.</param>
internal readonly record struct FoundText(string Value, int Line)
{
    /// <summary>Nothing found.</summary>
    public static FoundText None { get; } = new("", 0);

    /// <summary>Stands for a line where the whole text gave the value.</summary>
    public const int WholeText = -1;

    /// <summary>Something was found.</summary>
    public bool Exists => Line > 0;

    /// <summary>The place of a line as <see cref="FieldOrigin"/> names it.</summary>
    public static string Place(int line) => line == WholeText ? "text" : string.Create(CultureInfo.InvariantCulture, $"line {line}");

    /// <summary>The origins of the fields that were found.</summary>
    public static List<FieldOrigin> Origins(params ReadOnlySpan<(string Field, int Line)> fields)
    {
        var origins = new List<FieldOrigin>();
        foreach (var (field, line) in fields)
        {
            if (line != 0)
                origins.Add(new FieldOrigin { Field = field, Origin = Place(line) });
        }

        return origins;
    }
}
