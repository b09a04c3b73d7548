using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Reading;
using Ingestion.Extraction.TextDump.Titles;

namespace Ingestion.Training.Lines;

/// <summary>Writes the possible headlines of every text without markup: <c>rows.bin</c>, and <c>candidates.jsonl</c>, a text a line.</summary>
internal static class HeadlineRows
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="work">The folder to write to.</param>
    /// <param name="dumps">Folders with <c>TOOL/ID.txt</c>.</param>
    public static void Write(string work, IEnumerable<string> dumps)
    {
        Directory.CreateDirectory(work);
        using var rows = File.Create(Path.Combine(work, "rows.bin"));
        using var candidates = new StreamWriter(Path.Combine(work, "candidates.jsonl"));
        var paths = dumps.SelectMany(folder => Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
        foreach (var (path, features) in paths.AsParallel().AsOrdered().Select(path => (path, Read(path))))
        {
            for (var index = 0; index < features.Candidates.Count; index++)
                rows.Write(MemoryMarshal.AsBytes<float>(features.Of(index)));
            candidates.WriteLine(JsonSerializer.Serialize(
                new
                {
                    id = Path.GetFileNameWithoutExtension(path),
                    tool = Path.GetFileName(Path.GetDirectoryName(path)),
                    titles = features.Candidates.Select(candidate => candidate.Text),
                },
                Json));
        }
    }

    private static DumpTitleFeatures Read(string path) =>
        new(new DumpContext(DumpReader.Read(File.ReadAllText(path), CancellationToken.None), CancellationToken.None), CancellationToken.None);
}
