using System.Runtime.InteropServices;
using System.Text.Json;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Training.Lines;

/// <summary>What the fitting script says of every line of every document, out of fold.</summary>
internal sealed class Judged
{
    /// <summary>The file of it: the outputs of each line.</summary>
    public const string File = "judged.bin";

    private readonly float[] _said;
    private readonly int[] _starts;

    /// <param name="work">The folder with <c>documents.jsonl</c> and the file.</param>
    public Judged(string work)
    {
        _said = MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(Path.Combine(work, File))).ToArray();
        _starts = [0, .. Starts(work)];
    }

    /// <summary>What is said of a document's lines.</summary>
    public JudgedLines Of(int document) =>
        new([.. _said.AsSpan(_starts[document], _starts[document + 1] - _starts[document]).ToArray().Chunk(JudgedLines.Outputs.Count)]);

    private static IEnumerable<int> Starts(string work)
    {
        var start = 0;
        foreach (var line in System.IO.File.ReadLines(Path.Combine(work, "documents.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            yield return start += json.RootElement.GetProperty("lines").GetInt32() * JudgedLines.Outputs.Count;
        }
    }
}
