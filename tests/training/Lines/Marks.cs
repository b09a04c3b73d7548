using Ingestion.Extraction.TextDump.Reading;

namespace Ingestion.Training.Lines;

/// <summary>Shows a line's marks.</summary>
internal static class Marks
{
    public static string Of(DumpLine line)
    {
        string[] marks =
        [
            line.AfterBlank ? "_" : "", line.Mark switch { ListMark.Bullet => "•", ListMark.Number => "1.", _ => "" }, line.Level > 1 ? $"l{line.Level}" : "",
            line.Heading > 0 ? $"h{line.Heading}" : "", line.IsQuote ? ">" : "", line.IsCode ? "`" : "", line.IsRow ? "|" : "", line.Indent != 0 ? $"i{line.Indent}" : "",
            line.Links > 0 ? $"a{line.Links}" : "", line.LinkShare > 0 ? $"s{line.LinkShare:0.0}" : "", line.Images > 0 ? $"img{line.Images}" : "", line.Joint != LineJoint.LineEnd ? line.Joint.ToString() : "",
        ];
        return $"{line.Number} [{string.Join(' ', marks.Where(mark => mark.Length > 0))}] {line.Text}";
    }
}
